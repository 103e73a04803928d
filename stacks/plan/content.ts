import { bucketContentResources } from "../../components/content/resources.ts";
import type { Directory, UploadedFile } from "../../components/contracts/content.ts";
import type { Principal } from "../../components/contracts/principal.ts";
import type { ContainerResources } from "../../components/kubernetes/resources.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { type Workload, workloadsIn } from "./capacity.ts";
import { names } from "./names.ts";

/** A file of the machine that Pulumi runs on, as uploads need to know it. */
export type Source =
    | ({ readonly kind: "file" } & Pick<UploadedFile, "bytes" | "sha256" | "crc32">)
    | { readonly kind: "missing" | "directory" };

export interface ContentPlan {
    /** Without a file system there is none. */
    readonly fileSystem:
        | {
              readonly superuser: string;
              readonly directories: readonly Directory[];
              readonly files: readonly UploadedFile[];
              readonly uploads: { readonly directory: string; readonly days: number } | undefined;
          }
        | undefined;

    /** Undefined where nothing but the store's own prefixes is wanted. */
    readonly bucket:
        | {
              readonly bucket: string;
              readonly prefixes: readonly string[];
              readonly files: readonly UploadedFile[];
          }
        | undefined;
}

interface Means {
    readonly sourceAt: (path: string) => Source;

    /** Size of the file system's client, and of the Job beside it. */
    readonly hdfsClient: ContainerResources;
}

/** What the stores hold before anybody uses them: what the platform needs, and what the config adds. */
export function planContent(
    config: PlatformConfig,
    { sourceAt, hdfsClient }: Means,
): {
    readonly content: ContentPlan;
    readonly storePrincipals: readonly Principal[];
    readonly workloads: readonly Workload[];
    readonly faults: readonly Fault[];
} {
    const { content, fileSystem, namespaces } = config;
    const directories = planDirectories(config);
    const hdfsFiles = planFiles("content.fileSystem", content.fileSystem.files, sourceAt);
    const bucketFiles = planFiles("content.bucket", content.bucket.files, sourceAt);
    const { prefixes } = content.bucket;
    const inFileSystem = fileSystem.kind !== "none";
    const isOwn = fileSystem.kind === "hdfs";
    const inBucket = prefixes.length + bucketFiles.files.length > 0;
    return {
        content: {
            fileSystem: inFileSystem
                ? {
                      superuser: content.fileSystem.superuser,
                      directories: directories.directories,
                      files: hdfsFiles.files,
                      uploads: isOwn
                          ? { directory: names.uploadDirectory, days: config.spark.uploadDays }
                          : undefined,
                  }
                : undefined,
            bucket: inBucket
                ? { bucket: config.bucket.name, prefixes, files: bucketFiles.files }
                : undefined,
        },
        storePrincipals: inBucket ? [principal(config)] : [],
        workloads: [
            ...(inFileSystem ? workloadsIn(namespaces.hdfs, { hdfsDirectories: hdfsClient }) : []),
            ...(isOwn ? workloadsIn(namespaces.hdfs, { hdfsExpiry: hdfsClient }) : []),
            ...(inBucket
                ? workloadsIn(namespaces.system, {
                      bucketContent: bucketContentResources,
                      bucketPrefixes: bucketContentResources,
                  })
                : []),
        ],
        faults: [
            ...directories.faults,
            ...hdfsFiles.faults,
            ...bucketFiles.faults,
            ...placeFaults(
                "content.fileSystem",
                content.fileSystem.files,
                directories.directories.map(({ path }) => path),
            ),
            ...placeFaults("content.bucket", content.bucket.files, prefixes),
            ...homelessFaults(config),
        ],
    };
}

function principal({ namespaces, bucket }: PlatformConfig): Principal {
    return {
        name: names.principals.content,
        namespace: namespaces.system,
        grants: [{ bucket: bucket.name, access: "readWrite" }],
    };
}

type Declared = PlatformConfig["content"]["fileSystem"]["directories"][string];

/** The platform's directories, unless the file system is somebody else's, and the config's. */
function planDirectories(config: PlatformConfig): {
    readonly directories: readonly Directory[];
    readonly faults: readonly Fault[];
} {
    const own = config.fileSystem.kind === "hdfs" ? ownDirectories(config) : {};
    const { sharedLibraries } = config.spark;
    // Who may put jars on every class path is the site's to say, so the config's words for it win.
    const libraries =
        config.fileSystem.kind === "hdfs" && sharedLibraries !== undefined
            ? { [sharedLibraries]: superusers }
            : {};
    const declared = Object.fromEntries(
        Object.entries(config.content.fileSystem.directories).map(([path, directory]) => [
            path,
            { ...directory, mode: directory.mode.padStart(4, "0") },
        ]),
    );
    return {
        directories: Object.entries({ ...libraries, ...own, ...declared }).map(
            ([path, directory]) => ({
                path,
                ...directory,
            }),
        ),
        faults: Object.entries(declared).flatMap(([path, directory]) =>
            differences(own[path], directory).map(({ what, platform, found }) => ({
                key: `sparkstead:content.fileSystem.directories.${path}.${what}`,
                problem: `found "${found}", the platform needs "${platform}" for its own use; leave the directory out`,
            })),
        ),
    };
}

function differences(
    own: Declared | undefined,
    declared: Declared,
): { what: string; platform: string; found: string }[] {
    return own === undefined
        ? []
        : (["owner", "group", "mode", "recursive"] as const)
              .filter((what) => own[what] !== declared[what])
              .map((what) => ({
                  what,
                  platform: String(own[what]),
                  found: String(declared[what]),
              }));
}

const superusers: Declared = {
    owner: "hadoop",
    group: "supergroup",
    mode: "0755",
    recursive: false,
};

/** What Spark, its event log and its uploads need. Everybody writes into the sticky ones, and takes away only what is theirs. */
function ownDirectories({ eventLog, spark }: PlatformConfig): Readonly<Record<string, Declared>> {
    const user = names.hadoopUser;
    const everybodys = { owner: user, group: user, mode: "1777", recursive: false };
    const logsHere = eventLog.written === "fileSystem" || eventLog.alsoRead === "fileSystem";
    return {
        "/tmp": { ...superusers, mode: "1777" },
        [names.uploadDirectory]: everybodys,
        [`/user/${user}`]: { ...everybodys, mode: "0755" },
        ...(logsHere && { [eventLog.directory]: everybodys }),
        ...(spark.committer.name === "directory" && {
            [spark.committer.stagingPath]: everybodys,
        }),
    };
}

type Files = PlatformConfig["content"]["fileSystem"]["files"];

function planFiles(
    section: string,
    declared: Files,
    sourceAt: (path: string) => Source,
): { readonly files: readonly UploadedFile[]; readonly faults: readonly Fault[] } {
    const found = Object.entries(declared).map(([path, { source }]) => ({
        path,
        source,
        file: sourceAt(source),
    }));
    return {
        files: found.flatMap(({ path, source, file }) =>
            file.kind === "file"
                ? [{ path, source, bytes: file.bytes, sha256: file.sha256, crc32: file.crc32 }]
                : [],
        ),
        faults: found.flatMap(({ path, source, file }) => {
            const problem = sourceProblem(source, file);
            return problem === undefined
                ? []
                : [{ key: `sparkstead:${section}.files.${path}.source`, problem }];
        }),
    };
}

function sourceProblem(source: string, file: Source): string | undefined {
    switch (file.kind) {
        case "missing":
            return `found "${source}", which this machine does not have or cannot read; name a file, from the folder of Pulumi.yaml`;
        case "directory":
            return `found "${source}", which is a directory; name each of its files`;
        case "file":
            return file.bytes === 0
                ? `found "${source}", which is empty, as after an interrupted copy; name a file that holds something`
                : undefined;
    }
}

/** A path cannot be a file and a directory, nor lie inside a file. */
function placeFaults(section: string, files: Files, directories: readonly string[]): Fault[] {
    return Object.keys(files).flatMap((file) =>
        [
            ...directories.filter((path) => path === file),
            ...[...directories, ...Object.keys(files)].filter((path) =>
                path.startsWith(`${file}/`),
            ),
        ].map((path) => ({
            key: `sparkstead:${section}.files.${file}`,
            problem: `found a file where "${path}" needs a directory; name another path for one of them`,
        })),
    );
}

function homelessFaults({ content, fileSystem }: PlatformConfig): Fault[] {
    const wanted = (["directories", "files"] as const).filter(
        (what) => Object.keys(content.fileSystem[what]).length > 0,
    );
    return fileSystem.kind === "none"
        ? wanted.map((what) => ({
              key: `sparkstead:content.fileSystem.${what}`,
              problem:
                  "found some, and the platform has no file system; leave them out or give it one (sparkstead:fileSystem)",
          }))
        : [];
}
