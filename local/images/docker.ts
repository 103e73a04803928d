import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { catalogue, type ImageName } from "../../images/catalogue.ts";
import { logDirectory } from "../paths.ts";
import { phase } from "../progress.ts";
import { run } from "../run.ts";
import { contextInputs, makeContext } from "./context.ts";
import { imageNames, referenceOf } from "./images.ts";
import { recipes } from "./recipes.ts";

/** The images that no upstream provides. */
export const builtNames: readonly ImageName[] = imageNames.filter(
    (name) => catalogue[name].origin === "built",
);

/**
 * Builds on the official bases with the user's Docker, from the same Containerfiles and contexts.
 * Untried: it needs a Docker daemon and a way to Docker Hub.
 */
export async function buildWithDocker(name: ImageName): Promise<string> {
    const reference = await dockerReference(name);
    const base = builtBase(name);
    const baseOption =
        base === undefined ? [] : [`--build-arg=BASE=${await dockerReference(base)}`];
    const context = await mkdtemp(join(tmpdir(), "sparkstead-image-"));
    try {
        await makeContext(name, context);
        await phase(`docker build ${name}`, () =>
            run(
                "docker",
                [
                    "build",
                    `--file=${join(context, "Containerfile")}`,
                    `--tag=${reference}`,
                    ...baseOption,
                    context,
                ],
                { env: { DOCKER_BUILDKIT: "1" }, log: join(logDirectory, `docker-${name}.log`) },
            ),
        );
    } finally {
        await rm(context, { recursive: true, force: true });
    }
    return reference;
}

/** Not the closed network's reference: an official base is named in the Containerfile, which is one of the inputs, a base of ours is one itself. */
async function dockerReference(name: ImageName): Promise<string> {
    const base = builtBase(name);
    const inputs = [
        ...(await contextInputs(name)),
        ...(base === undefined ? [] : [await dockerReference(base)]),
    ];
    return referenceOf(name, { version: catalogue[name].version, inputs });
}

/** The image of ours that another is built on; the catalogue has it before that one. */
function builtBase(name: ImageName): ImageName | undefined {
    const { base } = recipes[name];
    return builtNames.find((built) => built === base);
}
