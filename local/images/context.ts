import { copyFile, cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { haveArtifact, inputsKey } from "../builds/artifact.ts";
import { goArtifact, haveGoTool } from "../builds/goTool.ts";
import { repository } from "../paths.ts";
import { debianArtifact } from "./debian.ts";
import { fileName, haveDownload } from "./downloads.ts";
import { jarsArtifact } from "./jars.ts";
import { type RecipeName, recipes } from "./recipes.ts";

/** Texts and keys of all that goes into an image besides its base, found without making any of it. */
export async function contextInputs(name: RecipeName): Promise<string[]> {
    const { tools = [], downloads = [], jars, debian } = recipes[name];
    const folder = imageFolder(name);
    const files = (await readdir(folder)).sort();
    const texts = await Promise.all(
        files.map(async (file) => `${file}\n${await readFile(join(folder, file), "utf8")}`),
    );
    const toolKeys = await Promise.all(
        tools.map(async (tool) => inputsKey(await goArtifact(tool))),
    );
    return [
        ...texts,
        ...toolKeys,
        ...downloads.map((download) => download.sha256),
        ...(jars === undefined ? [] : [inputsKey(await jarsArtifact(jars))]),
        ...(debian === undefined ? [] : [inputsKey(debianArtifact(debian))]),
    ];
}

/** Fills a folder with all that the Containerfile copies, making what is missing. */
export async function makeContext(name: RecipeName, directory: string): Promise<void> {
    const { tools = [], downloads = [], jars, debian } = recipes[name];
    await cp(imageFolder(name), directory, { recursive: true });
    for (const tool of tools) {
        const built = await haveGoTool(tool);
        for (const binary of Object.keys(tool.binaries)) {
            await copyFile(join(built, binary), join(directory, binary));
        }
    }
    for (const download of downloads) {
        await copyFile(await haveDownload(download), join(directory, fileName(download)));
    }
    if (jars !== undefined) {
        await cp(await haveArtifact(await jarsArtifact(jars)), join(directory, "jars"), {
            recursive: true,
            filter: (source) => !source.endsWith(".json"),
        });
    }
    if (debian !== undefined) {
        const root = await haveArtifact(debianArtifact(debian));
        await copyFile(join(root, "debian.tar"), join(directory, "debian.tar"));
    }
}

function imageFolder(name: RecipeName): string {
    return join(repository, "images", name);
}
