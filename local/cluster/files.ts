import { access, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes the file unless it holds the text; it appears whole or not at all. */
export async function haveFile(path: string, text: string, mode = 0o644): Promise<void> {
    if ((await readFile(path, "utf8").catch(() => undefined)) === text) {
        return;
    }
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, text, { mode });
    await rename(`${path}.new`, path);
}

/** Makes a file once and keeps it for ever; only its owner may read it. */
export async function haveSecretFile(
    path: string,
    make: () => string | Promise<string>,
): Promise<void> {
    const isThere = await access(path).then(
        () => true,
        () => false,
    );
    if (!isThere) {
        await haveFile(path, await make(), 0o600);
    }
}
