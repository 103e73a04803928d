import type { Bucket } from "./bucket.ts";
import type { Session } from "./session.ts";

/** The part of S3A's _SUCCESS that we read. */
interface Success {
    readonly committer: string;
}

/**
 * What lies below a key was committed by the platform's committer.
 * @returns the committer's name.
 */
export async function requireCommitter(
    { plan }: Session,
    bucket: Bucket,
    key: string,
): Promise<string> {
    const expected = plan.runtime.defaults.find(
        (entry) => entry.key === "spark.hadoop.fs.s3a.committer.name",
    )?.value;
    const { committer } = JSON.parse(await bucket.read(`${key}/_SUCCESS`)) as Success;
    if (committer !== expected) {
        throw new Error(
            `found committer "${committer}" in ${key}/_SUCCESS, expected "${expected ?? ""}"`,
        );
    }
    return committer;
}
