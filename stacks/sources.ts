import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { crc32 } from "node:zlib";

import type { Source } from "./plan/content.ts";

/** Read at once: a file may be larger than what a buffer can hold. */
const chunkBytes = 1 << 20;

/** What the machine has at paths that start from a folder. */
export function sourcesFrom(folder: string): (path: string) => Source {
    return (path) => {
        try {
            const file = resolve(folder, path);
            return statSync(file).isDirectory()
                ? { kind: "directory" }
                : { kind: "file", ...digestOf(file) };
        } catch {
            return { kind: "missing" };
        }
    };
}

function digestOf(file: string): Omit<Extract<Source, { kind: "file" }>, "kind"> {
    const descriptor = openSync(file, "r");
    try {
        const chunk = Buffer.alloc(chunkBytes);
        const sha256 = createHash("sha256");
        let [bytes, crc] = [0, 0];
        for (let read = 0; (read = readSync(descriptor, chunk)) > 0; bytes += read) {
            const part = chunk.subarray(0, read);
            sha256.update(part);
            crc = crc32(part, crc);
        }
        return {
            bytes,
            sha256: sha256.digest("hex"),
            crc32: crc.toString(16).padStart(8, "0"),
        };
    } finally {
        closeSync(descriptor);
    }
}
