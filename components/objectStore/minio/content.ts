import type { Bucket } from "../../contracts/objectStore.ts";
import type { BucketGrant, Principal } from "../../contracts/principal.ts";

/** The Job ends within seconds; the capacity check counts it all the same. */
export const contentResources = { cpu: "20m", memory: "256Mi" } as const;

/** Environment variable that carries a principal's secret access key into the content Job. */
export function secretKeyVariable(principal: string): string {
    return `SECRET_KEY_${principal.replaceAll(/[^A-Za-z0-9]/g, "_")}`;
}

/** Name of the script among the files. As a file it is safe from Kubernetes, which turns every "$$" of a command into "$". */
export const scriptFile = "make.sh";

/** The files that the content Job reads: its script, what to make, and one policy for each principal. */
export function contentFiles(
    buckets: readonly Bucket[],
    principals: readonly Principal[],
): Readonly<Record<string, string>> {
    const expiring = buckets.filter(({ expiring: rules = [] }) => rules.length > 0);
    return {
        [scriptFile]: contentScript,
        buckets: lines(buckets.map(({ name }) => name)),
        markers: lines(
            buckets.flatMap(({ name, prefixes }) => prefixes.map((prefix) => `${name}/${prefix}`)),
        ),
        lifecycles: lines(expiring.map(({ name }) => name)),
        ...Object.fromEntries(
            expiring.map((bucket) => [`lifecycle-${bucket.name}.json`, lifecycle(bucket)]),
        ),
        users: lines(principals.map(({ name }) => `${name} ${secretKeyVariable(name)}`)),
        ...Object.fromEntries(
            principals.map((principal) => [
                `policy-${principal.name}.json`,
                `${JSON.stringify(policy(principal.grants), undefined, 2)}\n`,
            ]),
        ),
    };
}

/**
 * Makes what is not there yet and leaves the rest: every line may run again after any crash. A path below a bucket makes `mc mb` write
 * the zero-byte marker; `mc pipe` refuses names that end with a slash.
 */
const contentScript = `
mc alias set store "$ENDPOINT" "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD" >/dev/null
while read -r bucket; do
  mc mb --ignore-existing "store/$bucket"
done </content/buckets
while read -r marker; do
  mc mb --ignore-existing "store/$marker"
done </content/markers
while read -r bucket; do
  mc ilm rule import "store/$bucket" <"/content/lifecycle-$bucket.json"
done </content/lifecycles
while read -r user variable; do
  eval "key=\\$$variable"
  mc admin user add store "$user" "$key"
  mc admin policy create store "$user" "/content/policy-$user.json"
  mc admin policy attach store "$user" --user "$user"
done </content/users
`.trimStart();

/** What `mc ilm rule import` takes; it replaces whatever rules the bucket has. */
function lifecycle({ expiring = [] }: Bucket): string {
    const rules = expiring.map(({ prefix, days }) => ({
        ID: prefix,
        Status: "Enabled",
        Filter: { Prefix: prefix },
        Expiration: { Days: days },
    }));
    return `${JSON.stringify({ Rules: rules }, undefined, 2)}\n`;
}

const objectActions = {
    read: ["s3:GetObject"],
    // S3A writes large objects in parts and lists its own pending uploads (Hadoop, "S3A Permissions").
    readWrite: [
        "s3:GetObject",
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
    ],
} as const;

/** The IAM policy for a principal's grants. */
export function policy(grants: readonly BucketGrant[]): Readonly<Record<string, unknown>> {
    return {
        Version: "2012-10-17",
        Statement: grants.flatMap(({ bucket, access, prefix }) => [
            {
                Effect: "Allow",
                Action: [
                    "s3:GetBucketLocation",
                    // Names of the whole bucket, even where objects are limited to a prefix: S3 answers a look at a key that is
                    // not there with 404 only to those who may list, and to the others with 403.
                    "s3:ListBucket",
                    ...(access === "readWrite" ? ["s3:ListBucketMultipartUploads"] : []),
                ],
                Resource: [`arn:aws:s3:::${bucket}`],
            },
            {
                Effect: "Allow",
                Action: objectActions[access],
                Resource: keysBelow(prefix).map((key) => `arn:aws:s3:::${bucket}/${key}`),
            },
        ]),
    };
}

/** s3a looks for the object "eventlogs" before the directory "eventlogs/", and MinIO answers 403 where it may not. */
function keysBelow(prefix: string | undefined): string[] {
    return prefix === undefined ? ["*"] : [prefix.replace(/\/$/, ""), `${prefix}*`];
}

function lines(values: readonly string[]): string {
    return values.map((value) => `${value}\n`).join("");
}
