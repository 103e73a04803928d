import { z } from "zod";

/** Texts of one shape that several sections hold. */

export { javaSize, quantity, sparkKey } from "../../../components/render/shapes.ts";

export const dnsLabel = z
    .string()
    .regex(
        /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
        'expected a DNS label: lower-case letters, digits and "-", at most 63',
    )
    .meta({ title: "DNS label" });

export const hostName = z
    .string()
    .regex(
        /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
        "expected a host name",
    )
    .meta({ title: "host name" });

export const sparkDuration = z
    .string()
    .regex(/^\d+(ms|s|m|min|h|d)$/, 'expected a duration of Spark such as "30s", "12h" or "7d"')
    .meta({ title: "duration of Spark" });

export const imageReference = z
    .string()
    .regex(/^[^\s/]+\/[^\s:@]+(:[^\s:@]+)(@sha256:[0-9a-f]{64})?$/, {
        error: "expected registry/repository:tag",
        abort: true,
    })
    .refine((reference) => !/:latest($|@)/.test(reference), "expected a fixed tag, not latest")
    .meta({ title: "image reference" });

export const hadoopKey = z
    .string()
    .regex(/^[^\s.]+(\.[^\s.]+)+$/, 'expected a key of Hadoop such as "dfs.replication"')
    .meta({ title: "key of Hadoop" });

export const bucketName = z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "expected an S3 bucket name")
    .meta({ title: "bucket name" });

/** Names that neither a shell nor a glob of Hadoop takes for anything else. */
const name = "[A-Za-z0-9_@=+,.-]+";

function pathLike(shape: string, expected: string): z.ZodString {
    return z
        .string()
        .regex(
            new RegExp(`^(?!.*(^|/)\\.{1,2}(/|$))${shape}$`),
            `expected ${expected} of letters, digits and _@=+,.-`,
        );
}

export const hdfsPath = pathLike(`(/${name})+`, "an absolute path").meta({
    title: "absolute path",
});

export const keyPrefix = pathLike(`(${name}/)+`, 'a key prefix that ends with "/",').meta({
    title: "key prefix",
});

export const objectKey = pathLike(`${name}(/${name})*`, "a key").meta({ title: "object key" });

/**
 * What `hdfs dfs -chown` takes for a name.
 * @source org.apache.hadoop.fs.FsShellPermissions, allowedChars
 */
export const hdfsUser = z
    .string()
    .regex(
        /^[A-Za-z0-9_][A-Za-z0-9_./@-]*$/,
        'expected a user or group such as "svc_spark" or "user@REALM", of letters, digits and _./@-',
    )
    .meta({ title: "user or group" });

export const cronSchedule = z
    .string()
    .regex(
        /^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|([0-9A-Za-z*/,?-]+ ){4}[0-9A-Za-z*/,?-]+)$/,
        'expected five fields of cron such as "0 3 * * *"',
    )
    .meta({ title: "cron schedule" });
