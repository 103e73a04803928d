import { z } from "zod";

import { livyLines, type LivyVersion } from "../../../components/livy/livyLines.ts";
import { ingress } from "./ingress.ts";
import { dnsLabel, quantity, sparkDuration } from "./values.ts";

const versions = Object.keys(livyLines) as LivyVersion[];

const livy = z.strictObject({
    kind: z.literal("livy"),
    version: z
        .enum(versions)
        .default("0.7.1-incubating")
        .describe(
            "Version of Livy that the image holds. Ours holds 0.7.1, the newest that a package registry has: it runs batches alone. images/livy/Containerfile.archive makes the others.",
        ),
    needs: z
        .array(z.enum(["sessions", "recovery"]))
        .default([])
        .describe("What you rely on; a line that cannot do it is refused."),
    storage: quantity
        .default("2Gi")
        .describe(
            "Size of the volume with Livy's state, its logs, and a week of its drivers' logs. It grows in place where the StorageClass can, and never shrinks.",
        ),
    storageClass: dnsLabel
        .optional()
        .describe(
            "StorageClass of the volume; without it the cluster's default. A change makes an empty volume beside the old one, which stays.",
        ),
    stateRetained: sparkDuration
        .default("8h")
        .describe("How long an ended batch is remembered with the last lines of its log."),
    ingress: ingress("API and web page").describe(
        "An Ingress. Livy asks nobody to log in: who reaches it runs what they like as the jobs' ServiceAccount.",
    ),
    conf: z
        .record(
            z.string().startsWith("livy.", 'expected a key that starts with "livy."'),
            z.string(),
        )
        .default({})
        .describe("Entries of livy.conf of your own; they replace the platform's."),
});

const external = z.strictObject({
    kind: z.literal("external"),
    url: z
        .url({ protocol: /^https?$/, error: "expected an http or https URL" })
        .refine((url) => !url.endsWith("/"), "expected no slash at the end")
        .describe("URL of Livy."),
    version: z.enum(versions).default("0.8.0-incubating").describe("Version of Livy."),
    runsOn: z
        .enum(["kubernetes", "yarn"])
        .default("kubernetes")
        .describe("Where it submits to: on YARN every line has sessions and recovery."),
});

const none = z.strictObject({ kind: z.literal("none") });

export const gateway = z
    .discriminatedUnion(
        "kind",
        [livy, external, none],
        'expected kind "livy", "external" or "none"',
    )
    .prefault({ kind: "livy" })
    .describe(
        "The REST gateway that submits Spark applications: Livy, made here or somebody else's.",
    );
