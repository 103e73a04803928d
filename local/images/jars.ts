import { mkdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";

import type { Artifact } from "../builds/artifact.ts";
import { fetchFile } from "../builds/download.ts";
import { mavenRepository } from "./downloads.ts";

/**
 * A program's jars with all that they need. `local/images/jars/<set>/pom.xml` says what is wanted, in Maven's own language; `jars.lock`
 * beside it says what that comes to, and is made by `npm run images:lock -- <set>`.
 */
export type JarSet = "hadoop" | "zookeeper" | "hiveMetastore" | "livy";

/** Jars that are fetched at the same time. */
const lanes = 8;

export function jarSetFolder(set: JarSet): string {
    return join(import.meta.dirname, "jars", set);
}

/** All jars of a set in one folder. */
export async function jarsArtifact(set: JarSet): Promise<Artifact> {
    const lock = await readFile(join(jarSetFolder(set), "jars.lock"), "utf8");
    return {
        name: `jars-${set}`,
        version: "maven",
        inputs: [lock],
        make: async (directory) => {
            await mkdir(directory, { recursive: true });
            const waiting = lockedJars(lock);
            await Promise.all(
                Array.from({ length: lanes }, async () => {
                    for (let jar = waiting.pop(); jar !== undefined; jar = waiting.pop()) {
                        const file = join(directory, basename(jar.path));
                        await fetchFile(`${mavenRepository}/${jar.path}`, file, jar.sha256);
                    }
                }),
            );
        },
    };
}

interface LockedJar {
    readonly sha256: string;

    /** Path in a Maven repository. */
    readonly path: string;
}

/** The lines of a jars.lock, which are those of sha256sum. */
function lockedJars(lock: string): LockedJar[] {
    return lock
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => {
            const [sha256 = "", path = ""] = line.split(/ +/);
            return { sha256, path };
        });
}
