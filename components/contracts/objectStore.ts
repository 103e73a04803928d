import type * as pulumi from "@pulumi/pulumi";

import type { SecretKeyRef } from "./secretKeyRef.ts";

export interface Bucket {
    /** Name in the store. */
    readonly name: string;

    /** Key prefixes that exist before anybody writes, e.g. "eventlogs/": a zero-byte marker keeps each. */
    readonly prefixes: readonly string[];

    /** Key prefixes whose objects the store deletes some days after they were written. */
    readonly expiring?: readonly { readonly prefix: string; readonly days: number }[];
}

/** Access keys of one principal, as references in that principal's namespace. */
export interface S3Credentials {
    readonly accessKeyId: SecretKeyRef;
    readonly secretAccessKey: SecretKeyRef;

    /** Raised by whoever changes the keys: pods carry it as an annotation, so that they roll. */
    readonly revision: number;
}

/** An S3-compatible store that Spark reaches through s3a. */
export interface ObjectStore {
    /** URL without a trailing slash, e.g. "http://minio.spark-system.svc.cluster.local:9000". */
    readonly endpoint: string;

    readonly region: string;

    /** How a bucket is addressed: in the path (MinIO, most appliances) or as a host name (AWS). */
    readonly addressing: "path" | "virtualHost";

    readonly buckets: readonly Bucket[];

    /** Credentials by the principal's name. */
    readonly credentials: Readonly<Record<string, S3Credentials>>;

    /** Resources that must be ready before a client starts: buckets, users, Secrets. */
    readonly ready: readonly pulumi.Resource[];
}
