import * as pulumi from "@pulumi/pulumi";

import type { Drift, UploadedFile } from "../contracts/content.ts";
import { credentialsRevision } from "../contracts/credentialsRevision.ts";
import type { ObjectStore, S3Credentials } from "../contracts/objectStore.ts";
import { secretVariables } from "../kubernetes/secretVariables.ts";
import { bucketDrift } from "./bucket/found.ts";
import { bucketScripts, markersScript, storeAlias } from "./bucket/scripts.ts";
import { client } from "./client.ts";
import { directoriesJob } from "./directoriesJob.ts";
import { type Client, look } from "./look.ts";
import { bucketContentResources } from "./resources.ts";
import type { ContentArgs, StoreAccess } from "./scope.ts";
import { uploads } from "./upload.ts";

/** Our user in the image; upstream's image names none and leaves it to the platform. */
const minioUser = 1000;

export interface BucketContentArgs extends ContentArgs {
    readonly store: ObjectStore;
    readonly bucket: string;

    /** Of a principal who may write in the bucket, in `namespace`. */
    readonly credentials: S3Credentials;

    /** Key prefixes that exist before anybody writes, e.g. "staging/". */
    readonly prefixes: readonly string[];
}

/** Prefixes and files that a bucket holds before anybody uses it. */
export class BucketContent extends pulumi.ComponentResource {
    static readonly __pulumiType = "sparkstead:content:BucketContent";

    /** The prefixes. */
    readonly ready: readonly pulumi.Resource[];

    /** The files, for who opens one of them. */
    readonly files: readonly pulumi.Resource[];

    constructor(name: string, args: BucketContentArgs, opts?: pulumi.ComponentResourceOptions) {
        super(BucketContent.__pulumiType, name, {}, opts);
        const scope = { name, parent: this, args, access: accessOf(args) };

        const prefixes = directoriesJob(scope);

        this.ready = [prefixes];
        this.files = uploads(scope, client(scope), prefixes);
        this.registerOutputs({});
    }
}

function accessOf({ store, bucket, credentials, prefixes }: BucketContentArgs): StoreAccess {
    const [scheme = "", host = ""] = store.endpoint.split("://");
    return {
        component: "bucket",
        resources: bucketContentResources,
        user: minioUser,
        annotations: { [credentialsRevision]: String(credentials.revision) },
        env: [
            ...secretVariables({
                ACCESS_KEY_ID: credentials.accessKeyId,
                SECRET_ACCESS_KEY: credentials.secretAccessKey,
            }),
            // The kubelet puts the values in; `mc alias set` would ask for rights that the principal does not have.
            {
                name: `MC_HOST_${storeAlias}`,
                value: `${scheme}://$(ACCESS_KEY_ID):$(SECRET_ACCESS_KEY)@${host}`,
            },
            { name: "MC_CONFIG_DIR", value: "/tmp/mc" },
        ],
        mounts: [],
        scripts: bucketScripts(bucket),
        directoriesScript: markersScript(bucket, prefixes),
        directories: prefixes,
        ready: store.ready,
    };
}

/** What of its declared content a bucket has no longer. */
export function lookAtBucket(
    client: Client,
    prefixes: readonly string[],
    files: readonly UploadedFile[],
): Promise<Drift> {
    return look(client, {
        files: files.map(({ path }) => path),
        directories: prefixes,
        drift: (answer) => bucketDrift(answer, prefixes, files),
    });
}
