import { z } from "zod";

import { names } from "../../plan/names.ts";
import { bucketName, dnsLabel, keyPrefix, quantity } from "./values.ts";

const keyRevisions = z
    .partialRecord(z.enum(Object.values(names.principals)), z.int().min(1))
    .default({});

const minio = z.strictObject({
    kind: z.literal("minio"),
    storage: quantity
        .default("10Gi")
        .describe(
            "Size of MinIO's volume. It grows in place where the StorageClass can, and never shrinks.",
        ),
    storageClass: dnsLabel
        .optional()
        .describe(
            "StorageClass of MinIO's volume; without it the cluster's default. A change makes an empty volume beside the old one, which stays.",
        ),
    keyRevisions: keyRevisions.describe(
        "Revision of a principal's keys, 1 at first. Another number makes new keys, and the pods that use them roll; applications that run lose their access.",
    ),
});

const external = z.strictObject({
    kind: z.literal("external"),
    endpoint: z
        .url({ protocol: /^https?$/, error: "expected an http or https URL" })
        .refine(
            (url) => URL.parse(url)?.pathname === "/" && !url.endsWith("/"),
            "expected scheme, host and port alone: no path, no slash at the end",
        )
        .describe("URL of the store."),
    region: z.string().min(1).default("us-east-1").describe("Region of the store."),
    addressing: z
        .enum(["path", "virtualHost"])
        .default("path")
        .describe("How buckets are addressed: in the path, or as a host name as AWS does."),
    secrets: z
        .partialRecord(z.enum(Object.values(names.principals)), dnsLabel)
        .default({})
        .describe(
            "Secret of each principal, in the principal's namespace, with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; s3-<principal> where none is named.",
        ),
    keyRevisions: keyRevisions.describe(
        "Revision of a principal's keys, 1 at first. Raise it when its Secret holds new ones: the pods that use them roll.",
    ),
});

export const objectStore = z
    .discriminatedUnion("kind", [minio, external], 'expected kind "minio" or "external"')
    .prefault({ kind: "minio" })
    .describe("The S3-compatible store: made here, or somebody else's.");

export const bucket = z
    .strictObject({
        name: bucketName
            .default("spark")
            .describe("Bucket for event logs, warehouse and jobs' files."),
        eventLogs: keyPrefix
            .default("eventlogs/")
            .describe("Prefix of event logs; the History Server reads the same."),
        warehouse: keyPrefix.default("warehouse/").describe("Prefix of tables."),
    })
    .prefault({})
    .describe("The platform's bucket and its prefixes.");
