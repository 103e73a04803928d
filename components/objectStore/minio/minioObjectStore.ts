import * as pulumi from "@pulumi/pulumi";

import type { Bucket, ObjectStore, S3Credentials } from "../../contracts/objectStore.ts";
import type { Planned } from "../../contracts/planned.ts";
import type { Principal } from "../../contracts/principal.ts";
import type { ContainerResources } from "../../kubernetes/resources.ts";
import { retainedClaim } from "../../kubernetes/retainedClaim.ts";
import type { Quantity } from "../../render/quantity.ts";
import { contentJob } from "./contentJob.ts";
import { labelsOf } from "./scope.ts";
import { server, serverService } from "./server.ts";
import { deliveredSecret, rootSecret, secretKey } from "./users.ts";

export interface MinioObjectStoreArgs extends Planned<ObjectStore> {
    readonly namespace: string;

    /** Image that holds both `minio` and `mc`. */
    readonly image: string;

    readonly imagePullSecrets: readonly string[];

    /** Name of the Service, and so of the host in `endpoint`. */
    readonly serviceName: string;

    /** Size of the volume. It grows in place where the StorageClass can; Kubernetes refuses to shrink it. */
    readonly storage: Quantity;

    /**
     * StorageClass of the volume. A change makes an empty volume beside the old one, which stays; data does not follow.
     * @default the cluster's default StorageClass
     */
    readonly storageClass?: string | undefined;

    readonly resources: ContainerResources;

    /** Who uses the store: each gets a user, a policy, and a Secret in their namespace. */
    readonly principals: readonly Principal[];
}

/** One MinIO server with its buckets, users and policies: for clusters that have no S3 of their own. */
export class MinioObjectStore extends pulumi.ComponentResource implements ObjectStore {
    static readonly __pulumiType = "sparkstead:objectStore:MinioObjectStore";

    readonly endpoint: string;
    readonly region: string;
    readonly addressing: "path" | "virtualHost";
    readonly buckets: readonly Bucket[];
    readonly credentials: Readonly<Record<string, S3Credentials>>;
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: MinioObjectStoreArgs, opts?: pulumi.ComponentResourceOptions) {
        super(MinioObjectStore.__pulumiType, name, {}, opts);
        const scope = { name, args, parent: this };

        const root = rootSecret(scope);
        const service = serverService(scope);
        const data = retainedClaim(`${name}-data`, { ...args, labels: labelsOf(scope) }, this);
        const statefulSet = server(scope, root, data);
        const users = args.principals.map((principal) => ({
            principal,
            key: secretKey(scope, principal),
        }));
        const delivered = users.map((user) => deliveredSecret(scope, user));
        const content = contentJob(scope, {
            root,
            users,
            volume: data,
            server: [service, statefulSet],
        });

        this.endpoint = args.endpoint;
        this.region = args.region;
        this.addressing = args.addressing;
        this.buckets = args.buckets;
        this.credentials = args.credentials;
        this.ready = [content, ...delivered];
        this.registerOutputs({ endpoint: this.endpoint });
    }
}
