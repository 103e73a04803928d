import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";

import type { Lake } from "./lake.ts";

/** Files that HDFS has acknowledged. */
export interface Written {
    readonly folder: string;

    /** Path and checksum of each, sorted. */
    readonly files: readonly string[];
}

/** Writes files one after the other, into a folder of their own. */
export async function writeFiles(lake: Lake, count: number): Promise<Written> {
    const folder = `/tmp/trial-${randomBytes(3).toString("hex")}`;
    const lines = await lake.shell(
        [
            `hdfs dfs -mkdir -p ${folder} 2>/dev/null`,
            `for n in $(seq ${count}); do`,
            "  head -c 1000000 /dev/urandom > /tmp/block",
            `  name=${folder}/$n`,
            "  hdfs dfs -put /tmp/block $name 2>/dev/null && echo $name $(md5sum < /tmp/block)",
            "done",
        ].join("\n"),
    );
    const files = sorted(lines);
    assert.equal(files.length, count, "a write failed");
    return { folder, files };
}

/** Reads every file back. Takes what was written as a value, so that nothing is read before the last write has ended. */
export async function assertKept(lake: Lake, { folder, files }: Written): Promise<void> {
    const lines = await lake.shell(
        [
            "rm -rf /tmp/read",
            `hdfs dfs -get ${folder} /tmp/read 2>/tmp/problems || { cat /tmp/problems >&2; exit 1; }`,
            `for file in /tmp/read/*; do echo ${folder}/\${file##*/} $(md5sum <$file); done`,
        ].join("\n"),
    );
    assert.deepEqual(sorted(lines), files);
}

function sorted(lines: string): string[] {
    return lines
        .split("\n")
        .filter((line) => line !== "")
        .sort();
}
