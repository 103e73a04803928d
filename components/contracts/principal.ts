/** What a principal may do in a bucket. */
export interface BucketGrant {
    readonly bucket: string;
    readonly access: "read" | "readWrite";

    /** Limits the grant to keys below this prefix, e.g. "eventlogs/"; without it the whole bucket. */
    readonly prefix?: string;
}

/** Somebody who uses the platform's stores under an identity of their own. */
export interface Principal {
    /** Noun of the platform, e.g. "spark"; also the user's name in the store. */
    readonly name: string;

    /** Where the principal's pods run, and so where its Secrets are delivered. */
    readonly namespace: string;

    readonly grants: readonly BucketGrant[];
}
