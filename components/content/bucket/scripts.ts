import type { ClientScripts } from "../scope.ts";

/** Metadata of an object: whoever overwrites it without our script takes it away. */
export const sha256Attribute = "sparkstead-sha256";

/** What mc calls the store: it takes endpoint and keys from the variable MC_HOST_<alias>. */
export const storeAlias = "store";

/** A path below a bucket makes `mc mb` write the zero-byte marker; what is there stays. */
export function markersScript(bucket: string, prefixes: readonly string[]): string {
    return prefixes
        .map((prefix) => `mc mb --ignore-existing ${storeAlias}/${bucket}/${prefix}\n`)
        .join("");
}

/** Upstream's image has a shell and coreutils, and neither grep nor sed. */
export function bucketScripts(bucket: string): ClientScripts {
    return {
        "upload.sh": uploadScript(bucket),
        "remove.sh": removeScript(bucket),
        "look.sh": lookScript(bucket),
    };
}

/** What arrives is kept until it is complete: a broken connection looks like the end of a file. A PUT is atomic. */
function uploadScript(bucket: string): string {
    return `
object=${storeAlias}/${bucket}/$1
spool=$(mktemp /tmp/upload.XXXXXX)
trap 'rm -f "$spool"' EXIT
cat >"$spool"
[ "$(sha256sum <"$spool")" = "$2  -" ] || { echo "$1: another content arrived than was sent" >&2; exit 1; }
mc --quiet cp --attr "${sha256Attribute}=$2" "$spool" "$object" >/dev/null
[ "$(mc cat "$object" | sha256sum)" = "$2  -" ] || { echo "$1: another content was written than was sent" >&2; exit 1; }
`.trimStart();
}

function removeScript(bucket: string): string {
    return `
said=$(mc rm --force "${storeAlias}/${bucket}/$1" 2>&1) || case $said in
  *"Object does not exist"*) ;;
  *) echo "$said" >&2; exit 1 ;;
esac
`.trimStart();
}

/** A line for each key: the key, a blank, and the JSON texts that mc answers with. */
function lookScript(bucket: string): string {
    return `
set -f
for key in $1 $2; do
  echo "$key $(mc --json stat "${storeAlias}/${bucket}/$key" | tr -d '\\n')"
done
`.trimStart();
}
