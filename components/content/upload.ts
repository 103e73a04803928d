import { local } from "@pulumi/command";
import type * as pulumi from "@pulumi/pulumi";

import { kubectlArguments } from "../contracts/clusterAccess.ts";
import type { UploadedFile } from "../contracts/content.ts";
import { type ContentScope, scriptsDirectory } from "./scope.ts";

interface Siblings {
    readonly client: pulumi.Resource;

    /** What comes before: the directories, and other uploads. */
    readonly earlier: readonly pulumi.Resource[];
}

/** The files, one after the other: the client has memory for one. */
export function uploads(
    scope: ContentScope,
    client: pulumi.Resource,
    directories: pulumi.Resource,
): local.Command[] {
    return scope.args.files.reduce<local.Command[]>(
        (earlier, file) => [
            ...earlier,
            upload(scope, { client, earlier: [earlier.at(-1) ?? directories] }, file),
        ],
        [],
    );
}

/**
 * One file. Its name is its path, so another path is another resource; whatever else changes is an update, which uploads again. It is
 * no `trigger`: those replace, and the old resource would remove the new one's file.
 */
function upload(
    { name, parent, args }: ContentScope,
    { client, earlier }: Siblings,
    { path, source, sha256, crc32 }: UploadedFile,
): local.Command {
    const { namespace, clientName, cluster, drift } = args;
    const kubectl = ["kubectl", ...kubectlArguments(cluster, namespace)].map(quoted).join(" ");
    const run = (script: string): string =>
        `deployment/${clientName} -- /bin/sh -eu ${scriptsDirectory}/${script}`;
    return new local.Command(
        `${name}:${path}`,
        {
            create: `${kubectl} exec --stdin ${run("upload.sh")} "$FILE" "$SHA256" "$CRC32" <"$SOURCE"`,
            delete: `${kubectl} exec ${run("remove.sh")} "$FILE"`,
            environment: {
                FILE: path,
                SOURCE: source,
                SHA256: sha256,
                CRC32: crc32,
                DRIFT: drift[path] ?? "",
            },
            // What a failed command said is in its error; what a good one says is Hadoop's talk of its own logging.
            logging: local.Logging.None,
        },
        {
            parent,
            dependsOn: [client, ...earlier],
            // Where the whole platform goes, its stores go as well.
            deletedWith: client,
            // As the Job's: once mended, what was found stays in the state.
            ignoreChanges: path in drift ? [] : ["environment.DRIFT"],
        },
    );
}

function quoted(word: string): string {
    return `'${word.replaceAll("'", `'\\''`)}'`;
}
