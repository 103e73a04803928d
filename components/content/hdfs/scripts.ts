import type { Directory } from "../../contracts/content.ts";
import type { ClientScripts } from "../scope.ts";

/** Both images, upstream's and ours, have it there. */
const path = `PATH=$PATH:/opt/hadoop/bin`;

/** Each line starts a JVM, so directories of the same owner or mode share one. What runs twice changes nothing. */
export function directoriesScript(directories: readonly Directory[]): string {
    const sorted = [...directories].sort((a, b) => (a.path < b.path ? -1 : 1));
    const trees = sorted.filter(({ recursive }) => recursive);
    const single = sorted.filter(({ recursive }) => !recursive);
    return [
        path,
        // With one of two NameNodes down, `-safemode wait` fails although the other serves.
        "until hdfs dfsadmin -safemode get | grep 'is OFF'; do sleep 2; done",
        ...(sorted.length > 0 ? [`hdfs dfs -mkdir -p ${pathsOf(sorted)}`] : []),
        // An outer tree before the inner one, and a single directory after the tree that it is in.
        ...trees.flatMap((tree) => [
            `hdfs dfs -chown -R ${ownerOf(tree)} ${tree.path}`,
            `hdfs dfs -chmod -R ${tree.mode} ${tree.path}`,
        ]),
        ...grouped(single, ownerOf).map(([owner, paths]) => `hdfs dfs -chown ${owner} ${paths}`),
        ...grouped(single, ({ mode }) => mode).map(
            ([mode, paths]) => `hdfs dfs -chmod ${mode} ${paths}`,
        ),
        "",
    ].join("\n");
}

function ownerOf({ owner, group }: Directory): string {
    return `${owner}:${group}`;
}

function grouped(
    directories: readonly Directory[],
    by: (directory: Directory) => string,
): (readonly [string, string])[] {
    return [...Map.groupBy(directories, by)].map(([key, group]) => [key, pathsOf(group)] as const);
}

function pathsOf(directories: readonly Directory[]): string {
    return directories.map((directory) => directory.path).join(" ");
}

/** A checksum of the content itself, whatever its blocks and where they lie: HDFS-13056. */
const checksum = "hdfs dfs -Ddfs.checksum.combine.mode=COMPOSITE_CRC -checksum";

/**
 * What arrives is kept until it is complete: a broken connection looks like the end of a file. `put` writes beside the path and
 * renames. It uses CRC-32, which this machine can compute of a file as well, not CRC-32C.
 */
const uploadScript = `
${path}
spool=$(mktemp /tmp/upload.XXXXXX)
trap 'rm -f "$spool"' EXIT
cat >"$spool"
[ "$(sha256sum <"$spool")" = "$2  -" ] || { echo "$1: another content arrived than was sent" >&2; exit 1; }
hdfs dfs -mkdir -p "\${1%/*}/"
hdfs dfs -Ddfs.checksum.type=CRC32 -put -f "$spool" "$1"
case $(${checksum} "$1") in
  *COMPOSITE-CRC32?"$3") ;;
  *) echo "$1: another content was written than was sent" >&2; exit 1 ;;
esac
`.trimStart();

const removeScript = `
${path}
hdfs dfs -rm -f -skipTrash "$1"
`.trimStart();

/** Without the line of the root, nobody answered. Blocks that cannot be read are no loss while the DataNodes are still reporting. */
const lookScript = `
set -f
${path}
hdfs dfs -ls -d / $1 $2 2>/dev/null || true
[ -z "$1" ] || ${checksum} $1 2>/dev/null || hdfs dfsadmin -safemode get 2>/dev/null || true
`.trimStart();

export const hdfsScripts: ClientScripts = {
    "upload.sh": uploadScript,
    "remove.sh": removeScript,
    "look.sh": lookScript,
};
