import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, readlink, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";

import { cacheDirectory } from "../paths.ts";
import { phase, say } from "../progress.ts";
import { holdingFreeLock, holdingLock } from "./lock.ts";

/** Something that takes long to make and depends on nothing but its inputs. */
export interface Artifact {
    /** Noun of the artifact, e.g. "etcd"; part of its folder's name. */
    readonly name: string;

    /** Version that a person recognises. */
    readonly version: string;

    /** Everything else that decides the content: files' texts, flags, keys of other artifacts. */
    readonly inputs: readonly string[];

    /** Fills the empty folder; throws when it cannot. */
    readonly make: (directory: string) => Promise<void>;
}

const manifestName = "manifest.json";
const unfinishedSuffix = ".unfinished";

/** Short hash over the inputs of an artifact; also the tag of an image made of it. */
export function inputsKey(artifact: Pick<Artifact, "version" | "inputs">): string {
    const hash = createHash("sha256").update(artifact.version);
    for (const input of artifact.inputs) {
        hash.update("\0").update(input);
    }
    return hash.digest("hex").slice(0, 12);
}

/** Folder of an artifact in the cache, whether it is there or not. */
export function artifactDirectory(artifact: Pick<Artifact, "name" | "version" | "inputs">): string {
    return join(cacheDirectory, `${artifact.name}-${artifact.version}-${inputsKey(artifact)}`);
}

/**
 * Folder of an artifact, made if it is not there. It appears whole or not at all, and what was damaged since (a checksum that
 * differs from its manifest) is made again. Two processes that want the same one wait for each other.
 */
export async function haveArtifact(artifact: Artifact): Promise<string> {
    const directory = artifactDirectory(artifact);
    await mkdir(cacheDirectory, { recursive: true });
    return holdingLock(`${directory}.lock`, async () => {
        const state = await verify(directory);
        if (state === "whole") {
            return directory;
        }
        if (state === "damaged") {
            say(`  ${artifact.name} ${artifact.version} in the cache is damaged; making it again`);
        }
        await rm(directory, { recursive: true, force: true });
        await make(artifact, directory);
        return directory;
    });
}

async function make(artifact: Artifact, directory: string): Promise<void> {
    const unfinished = directory + unfinishedSuffix;
    await removeAbandoned();
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished);
    try {
        await phase(`build ${artifact.name} ${artifact.version}`, () => artifact.make(unfinished));
        await writeFile(
            join(unfinished, manifestName),
            JSON.stringify(await checksums(unfinished)),
        );
        await rename(unfinished, directory);
    } catch (error) {
        await rm(unfinished, { recursive: true, force: true });
        throw error;
    }
}

/** Deletes what killed runs left half made: with other inputs nobody would come back for it. */
async function removeAbandoned(): Promise<void> {
    const entries = await readdir(cacheDirectory);
    // The key tells them from the folder in which the bootstrap, which knows no locks, fetches Node.
    const unfinished = entries.filter((entry) => /-[0-9a-f]{12}\.unfinished$/.test(entry));
    for (const entry of unfinished) {
        const path = join(cacheDirectory, entry);
        const lock = `${path.slice(0, -unfinishedSuffix.length)}.lock`;
        await holdingFreeLock(lock, () => rm(path, { recursive: true, force: true }));
    }
}

async function verify(directory: string): Promise<"absent" | "damaged" | "whole"> {
    let manifest: string;
    try {
        manifest = await readFile(join(directory, manifestName), "utf8");
    } catch {
        return (await stat(directory).catch(() => undefined)) === undefined ? "absent" : "damaged";
    }
    const found = JSON.stringify(await checksums(directory));
    return found === manifest ? "whole" : "damaged";
}

/** sha256 of every file and target of every link, by its path, sorted. */
async function checksums(directory: string): Promise<Record<string, string>> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const files = entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => ({ path: join(entry.parentPath, entry.name), entry }))
        .filter(({ path }) => path !== join(directory, manifestName))
        .sort((one, other) => (one.path < other.path ? -1 : 1));
    const sums: Record<string, string> = {};
    for (const { path, entry } of files) {
        sums[relative(directory, path)] = entry.isSymbolicLink()
            ? `-> ${await readlink(path)}`
            : await checksum(path);
    }
    return sums;
}

async function checksum(file: string): Promise<string> {
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 17 })) {
        hash.update(chunk as Buffer);
    }
    return hash.digest("hex");
}
