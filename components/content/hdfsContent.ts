import * as pulumi from "@pulumi/pulumi";

import type { Directory, Drift, UploadedFile } from "../contracts/content.ts";
import { type FileSystem, hadoopConfDirectory } from "../contracts/fileSystem.ts";
import type { ContainerResources } from "../kubernetes/resources.ts";
import { client } from "./client.ts";
import { directoriesJob } from "./directoriesJob.ts";
import { type ExpiringUploads, expiry } from "./hdfs/expiry.ts";
import { hdfsDrift } from "./hdfs/found.ts";
import { directoriesScript, hdfsScripts } from "./hdfs/scripts.ts";
import { type Client, look } from "./look.ts";
import type { ContentArgs, StoreAccess } from "./scope.ts";
import { uploads } from "./upload.ts";

/** Upstream's and ours alike. */
const hadoopUser = 1000;

export interface HdfsContentArgs extends ContentArgs {
    /** Its client files are in `namespace`. */
    readonly fileSystem: FileSystem;

    /** Of the client and of the Job: each runs a JVM at a time. */
    readonly resources: ContainerResources;

    /** Superuser of the file system: only it gives directories away. */
    readonly superuser: string;

    /** A changed mode or owner is set; a directory that is no longer declared stays, with what is in it. */
    readonly directories: readonly Directory[];

    /** Undefined where somebody else sees to them. */
    readonly uploads: ExpiringUploads | undefined;
}

/** Directories and files that a file system holds before anybody uses it, and its client, which serves people as well. */
export class HdfsContent extends pulumi.ComponentResource {
    static readonly __pulumiType = "sparkstead:content:HdfsContent";

    /** The directories: what most consumers need. */
    readonly ready: readonly pulumi.Resource[];

    /** The files, for who opens one of them. */
    readonly files: readonly pulumi.Resource[];

    constructor(name: string, args: HdfsContentArgs, opts?: pulumi.ComponentResourceOptions) {
        super(HdfsContent.__pulumiType, name, {}, opts);
        const scope = { name, parent: this, args, access: accessOf(args) };

        const directories = directoriesJob(scope);

        this.ready = [directories];
        this.files = uploads(scope, client(scope), directories);
        if (args.uploads !== undefined) {
            expiry(scope, args.uploads);
        }
        this.registerOutputs({});
    }
}

function accessOf({ fileSystem, superuser, directories, resources }: HdfsContentArgs): StoreAccess {
    return {
        component: "hdfs",
        resources,
        user: hadoopUser,
        annotations: {},
        env: [
            { name: "HADOOP_CONF_DIR", value: hadoopConfDirectory },
            { name: "HADOOP_USER_NAME", value: superuser },
            // Commands live for a second: what a JVM does to be fast later costs more than it gains.
            {
                name: "HADOOP_CLIENT_OPTS",
                value: "-Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
            },
        ],
        mounts: [
            {
                path: hadoopConfDirectory,
                volume: { name: "conf", configMap: { name: fileSystem.clientConfigMap } },
            },
        ],
        scripts: hdfsScripts,
        directoriesScript: directoriesScript(directories),
        directories: directories.map(({ path }) => path),
        ready: fileSystem.ready,
    };
}

/** What of its declared content a file system has no longer. */
export function lookAtHdfs(
    client: Client,
    directories: readonly Directory[],
    files: readonly UploadedFile[],
): Promise<Drift> {
    return look(client, {
        files: files.map(({ path }) => path),
        directories: directories.map(({ path }) => path),
        drift: (answer) => hdfsDrift(answer, directories, files),
    });
}
