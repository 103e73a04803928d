import { rm } from "node:fs/promises";
import { join } from "node:path";

import { catalogue, type ImageName } from "../../images/catalogue.ts";
import { downloads } from "../../images/downloads.ts";
import { type Artifact, haveArtifact, inputsKey } from "../builds/artifact.ts";
import { buildArchive } from "./buildah.ts";
import { contextInputs, makeContext } from "./context.ts";
import { type RecipeName, recipes } from "./recipes.ts";

/** An image that was built, as a file. */
export interface ImageArchive {
    readonly name: RecipeName;

    /** `sparkstead.local/<name>:<version>-<key of its inputs>`; the archive carries the same. */
    readonly reference: string;

    /** Path of an OCI archive. */
    readonly archive: string;
}

export const imageNames = Object.keys(catalogue) as ImageName[];

/** What heads the tag of each image. */
const versioned: Readonly<Record<RecipeName, { readonly version: string }>> = {
    ...catalogue,
    sparkBase: downloads.pyspark,
    javaBase: { version: catalogue.hiveMetastore.versions.java },
    mariadb: { version: "10.11" },
};

/** Archives of images, built where the cache does not hold them: the catalogue's unless others are named. */
export async function haveImages(
    names: readonly RecipeName[] = imageNames,
): Promise<readonly ImageArchive[]> {
    const archives: ImageArchive[] = [];
    for (const name of names) {
        const artifact = await imageArtifact(name);
        const reference = referenceOf(name, artifact);
        archives.push({ name, reference, archive: await archiveOf(artifact) });
    }
    return archives;
}

/** What each image is called once it is built; builds nothing. */
export async function imageReferences(): Promise<Readonly<Record<ImageName, string>>> {
    const pairs = imageNames.map(
        async (name) => [name, referenceOf(name, await imageArtifact(name))] as const,
    );
    return Object.fromEntries(await Promise.all(pairs)) as Record<ImageName, string>;
}

async function imageArtifact(name: RecipeName): Promise<Artifact> {
    const baseName = recipes[name].base;
    const base = baseName === undefined ? undefined : await imageArtifact(baseName);
    const artifact = {
        name: `image-${repositoryName(name)}`,
        version: versioned[name].version,
        inputs: [...(await contextInputs(name)), ...(base === undefined ? [] : [inputsKey(base)])],
    };
    return {
        ...artifact,
        make: async (directory) => {
            const baseArchive = base === undefined ? undefined : await archiveOf(base);
            const context = join(directory, "context");
            const storage = join(directory, "storage");
            await makeContext(name, context);
            await buildArchive({
                context,
                baseArchive,
                storage,
                reference: referenceOf(name, artifact),
                archive: join(directory, archiveName),
            });
            await rm(context, { recursive: true });
            await rm(storage, { recursive: true });
        },
    };
}

const archiveName = "image.tar";

async function archiveOf(artifact: Artifact): Promise<string> {
    return join(await haveArtifact(artifact), archiveName);
}

/** An image's name and tag, decided by its inputs. */
export function referenceOf(
    name: RecipeName,
    artifact: Pick<Artifact, "version" | "inputs">,
): string {
    return `sparkstead.local/${repositoryName(name)}:${artifact.version}-${inputsKey(artifact)}`;
}

/** An image's name as part of a reference, where capitals are not allowed: sparkOperator is spark-operator. */
function repositoryName(name: RecipeName): string {
    return name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
