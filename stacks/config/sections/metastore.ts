import { z } from "zod";

import { catalogue } from "../../../images/catalogue.ts";

const hive = z.strictObject({
    kind: z.literal("hive"),
    version: z
        .string()
        .regex(/^\d+\.\d+\.\d+$/, 'expected a version of Hive such as "4.0.0"')
        .default(catalogue.hiveMetastore.versions.hive)
        .describe(
            "Version of Hive in the image: 4.0.0, or 3.1.3, of which no image is built here: it needs one of yours with all that docs/untried.md lists, which a stock image lacks. The database's schema has to fit it: it is never upgraded here.",
        ),
    logLevel: z
        .enum(["DEBUG", "INFO", "WARN", "ERROR"])
        .default("INFO")
        .describe("Level of the metastore's log."),
    exposure: z
        .discriminatedUnion(
            "kind",
            [
                z.strictObject({ kind: z.literal("none") }),
                z.strictObject({
                    kind: z.literal("nodePort"),
                    port: z
                        .int()
                        .min(1)
                        .max(65535)
                        .optional()
                        .describe("Port of the nodes; without it the cluster picks one."),
                }),
                z.strictObject({ kind: z.literal("loadBalancer") }),
            ],
            'expected kind "none", "nodePort" or "loadBalancer"',
        )
        .prefault({ kind: "none" })
        .describe(
            "A second Service for clients outside the cluster. Thrift asks nobody for a password: open it to a trusted network alone.",
        ),
    onFailure: z
        .discriminatedUnion(
            "kind",
            [
                z.strictObject({ kind: z.literal("exit") }),
                z.strictObject({
                    kind: z.literal("sleep"),
                    seconds: z
                        .int()
                        .min(1)
                        .describe("How long the failed container stays, to be looked into."),
                }),
            ],
            'expected kind "exit" or "sleep"',
        )
        .prefault({ kind: "exit" })
        .describe("What a metastore that failed does: exit at once, or stay for a debugger."),
});

const external = z.strictObject({
    kind: z.literal("external"),
    uri: z
        .string()
        .regex(
            /^thrift:\/\/[A-Za-z0-9.-]+:\d+(,thrift:\/\/[A-Za-z0-9.-]+:\d+)*$/,
            "expected thrift://host:port, or several of them with commas between",
        )
        .describe("Where it answers."),
});

const none = z.strictObject({ kind: z.literal("none") });

export const metastore = z
    .discriminatedUnion(
        "kind",
        [hive, external, none],
        'expected kind "hive", "external" or "none"',
    )
    .prefault({ kind: "hive" })
    .describe("The Hive metastore, catalogue of tables: made here, somebody else's, or none.");
