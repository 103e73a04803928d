import { chmod, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file whole or not at all, and only if its text differs; a half-written one would stop the next run. */
export async function putFile(path: string, text: string, mode = 0o644): Promise<void> {
    if ((await readFile(path, "utf8").catch(() => undefined)) === text) {
        return;
    }
    await mkdir(dirname(path), { recursive: true });
    const unfinished = `${path}.unfinished`;
    await writeFile(unfinished, text, { mode });
    await chmod(unfinished, mode);
    await rename(unfinished, path);
}

/** Makes or turns a symbolic link, without a moment in which there is none. */
export async function putLink(path: string, target: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    const unfinished = `${path}.unfinished`;
    await rm(unfinished, { force: true });
    await symlink(target, unfinished);
    await rename(unfinished, path);
}
