import * as pulumi from "@pulumi/pulumi";

import type { Bucket, ObjectStore, S3Credentials } from "../../contracts/objectStore.ts";
import type { Planned } from "../../contracts/planned.ts";
import { endpointOf } from "../../kubernetes/endpoint.ts";
import { type Asker, reachability } from "../../kubernetes/reachability.ts";

export interface ExternalObjectStoreArgs extends Planned<ObjectStore> {
    readonly asker: Asker;
}

/** An S3-compatible store that somebody else runs, with buckets, prefixes and Secrets that exist already. */
export class ExternalObjectStore extends pulumi.ComponentResource implements ObjectStore {
    static readonly __pulumiType = "sparkstead:objectStore:ExternalObjectStore";

    readonly endpoint: string;
    readonly region: string;
    readonly addressing: "path" | "virtualHost";
    readonly buckets: readonly Bucket[];
    readonly credentials: Readonly<Record<string, S3Credentials>>;
    readonly ready: readonly pulumi.Resource[];

    constructor(
        name: string,
        args: ExternalObjectStoreArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ExternalObjectStore.__pulumiType, name, {}, opts);
        const answers = reachability(
            `${name}-check`,
            {
                ...args.asker,
                subject: `objectStore "${name}"`,
                endpoints: [endpointOf(args.endpoint)],
                configKey: "sparkstead:objectStore.endpoint",
            },
            this,
        );

        this.endpoint = args.endpoint;
        this.region = args.region;
        this.addressing = args.addressing;
        this.buckets = args.buckets;
        this.credentials = args.credentials;
        this.ready = [answers];
        this.registerOutputs({ endpoint: this.endpoint });
    }
}
