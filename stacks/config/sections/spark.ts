import { z } from "zod";

import { dnsLabel, hdfsPath, javaSize, quantity, sparkKey } from "./values.ts";

const podSize = z.strictObject({
    coreRequest: quantity.optional().describe("CPU that the scheduler reserves."),
    cores: z.int().min(1).optional().describe("Task slots."),
    memory: javaSize.optional().describe("JVM heap."),
});

const committer = z
    .discriminatedUnion(
        "name",
        [
            z.strictObject({ name: z.literal("magic") }),
            z.strictObject({
                name: z.literal("directory"),
                conflictMode: z
                    .enum(["fail", "append", "replace"])
                    .default("append")
                    .describe("What happens to files that are there already."),
                stagingPath: hdfsPath
                    .default("/tmp/spark-staging")
                    .describe(
                        "Directory of pending commits on the platform's file system, which all pods share.",
                    ),
            }),
        ],
        'expected name "magic" or "directory"',
    )
    .prefault({ name: "magic" })
    .describe("How jobs commit their output to s3a.");

export const spark = z
    .strictObject({
        serviceAccount: dnsLabel.default("spark").describe("Identity of drivers."),
        driver: podSize
            .prefault({})
            .describe("Size of drivers unless an application says otherwise."),
        executor: podSize
            .prefault({})
            .describe("Size of executors unless an application says otherwise."),
        committer,
        sharedLibraries: hdfsPath
            .optional()
            .describe(
                "Directory of jars on the file system. Every driver and executor copies it to the same path of its own and has it on its class path.",
            ),
        logLevel: z
            .enum(["DEBUG", "INFO", "WARN", "ERROR"])
            .default("INFO")
            .describe("Level of drivers' and executors' logs."),
        submitOutput: z
            .enum(["plain", "verbose"])
            .default("plain")
            .describe("verbose: drivers print their launch command and every effective setting."),
        // The default is that of historyServer.maxAge: Spark itself never deletes them (KubernetesUtils.uploadFileUri, Spark 3.5.8).
        uploadDays: z
            .int()
            .min(1)
            .default(7)
            .describe(
                "Days after which files of a submitter's machine that spark-submit has uploaded for a driver are deleted, from HDFS or MinIO. Longer than any application runs: an executor that starts late fetches them again. A store of somebody else's needs a rule of its own.",
            ),
        defaults: z
            .record(sparkKey, z.string())
            .default({})
            .describe("sparkDefaults of your own; they replace the platform's."),
    })
    .prefault({})
    .describe("What every Spark application runs with.");
