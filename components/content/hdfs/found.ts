import type { Directory, Drift, UploadedFile } from "../../contracts/content.ts";

interface Found {
    readonly kind: "directory" | "file";
    readonly mode: string;
    readonly owner: string;
    readonly group: string;
    readonly bytes: number;
}

/** What look.sh found in place of what was declared; undefined where the file system did not answer. */
export function hdfsDrift(
    answer: string,
    directories: readonly Directory[],
    files: readonly UploadedFile[],
): Drift | undefined {
    const found = listing(answer);
    if (!found.has("/")) {
        return undefined;
    }
    const sums = checksums(answer);
    const reporting = answer.includes("Safe mode is ON");
    const drift = [
        ...directories.map(
            (directory) =>
                [directory.path, directoryDrift(directory, found.get(directory.path))] as const,
        ),
        ...files
            .map(
                (file) =>
                    [
                        file.path,
                        fileDrift(file, found.get(file.path), sums.get(file.path)),
                    ] as const,
            )
            // Blocks that nobody can read are no loss while DataNodes are still telling what they have.
            .filter(([, drift]) => !reporting || drift !== "unreadable"),
    ];
    return Object.fromEntries(
        drift.flatMap(([path, difference]) =>
            difference === undefined ? [] : [[path, difference]],
        ),
    );
}

/** Lines of `hdfs dfs -ls`; a "+" after the mode means an ACL. */
function listing(answer: string): ReadonlyMap<string, Found> {
    const lines = answer.matchAll(
        /^([-d])([-rwxtT]{9})\+?\s+\S+\s+(\S+)\s+(\S+)\s+(\d+)\s+\S+\s\S+\s(\/\S*)$/gm,
    );
    return new Map(
        [...lines].map(([, kind, flags = "", owner = "", group = "", bytes, path = ""]) => [
            path,
            {
                kind: kind === "d" ? "directory" : "file",
                mode: octal(flags),
                owner,
                group,
                bytes: Number(bytes),
            },
        ]),
    );
}

/** "rwxrwxrwt" as "1777": HDFS has the sticky bit and no other of its kind. */
function octal(flags: string): string {
    const bits = Array.from(flags, (flag) => (/[-T]/.test(flag) ? "0" : "1")).join("");
    const sticky = /t$/i.test(flags) ? 1 : 0;
    return `${sticky}${Number.parseInt(bits, 2).toString(8).padStart(3, "0")}`;
}

/** Lines of `hdfs dfs -checksum`: path, algorithm, value. */
function checksums(answer: string): ReadonlyMap<string, string> {
    return new Map(
        [...answer.matchAll(/^(\/\S*)\t(\S+)\t(\S+)$/gm)].map(
            ([, path = "", algorithm = "", value = ""]) => [path, `${algorithm} ${value}`],
        ),
    );
}

function directoryDrift(declared: Directory, found: Found | undefined): string | undefined {
    if (found === undefined) {
        return "missing";
    }
    if (found.kind === "file") {
        return "a file";
    }
    const differences = (["owner", "group", "mode"] as const)
        .filter((what) => found[what] !== declared[what])
        .map((what) => `${what} ${found[what]}`);
    return differences.length === 0 ? undefined : differences.join(", ");
}

function fileDrift(
    declared: UploadedFile,
    found: Found | undefined,
    checksum: string | undefined,
): string | undefined {
    if (found === undefined) {
        return "missing";
    }
    if (found.kind === "directory") {
        return "a directory";
    }
    if (found.bytes !== declared.bytes) {
        return `${found.bytes} bytes`;
    }
    if (checksum === undefined) {
        return "unreadable";
    }
    return checksum === `COMPOSITE-CRC32 ${declared.crc32}` ? undefined : "another content";
}
