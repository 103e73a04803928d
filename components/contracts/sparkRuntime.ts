import type * as pulumi from "@pulumi/pulumi";

import type { SparkConf, SparkKey } from "../render/sparkConf.ts";
import type { Planned } from "./planned.ts";

/** Who takes a default: applications of the operator, Livy, and client pods (`npm run spark`, notebooks). */
export type SparkDefaultReader = "sparkApplication" | "livy" | "client";

/** One line of sparkDefaults with its provenance. */
export interface SparkDefault {
    readonly key: SparkKey;
    readonly value: string;

    /** What decided it and the config key that changes it, e.g. "committer (sparkstead:spark.committer)". */
    readonly origin: string;

    readonly readers: readonly SparkDefaultReader[];

    /** What the platform would have set, where a user's value stands in its place. */
    readonly replaces?: { readonly value: string; readonly origin: string };
}

/** Size of a driver or an executor unless an application says otherwise. */
export interface PodSize {
    /** CPU that the scheduler reserves, as a quantity: spark.kubernetes.{driver,executor}.request.cores. */
    readonly coreRequest: string;

    /** Task slots: spark.{driver,executor}.cores. */
    readonly cores: number;

    /** JVM heap: spark.{driver,executor}.memory. */
    readonly memory: string;
}

/** Jars that every pod of Spark copies from the file system before it starts, and has on its class path. */
export interface SharedLibraries {
    /** Hadoop path of their directory, e.g. "hdfs://lake/datagram/sharedlibs". */
    readonly source: string;

    /** Folder of the pods that holds the copies. */
    readonly directory: string;

    /** The FileSystem's `clientConfigMap`. */
    readonly clientConfigMap: string;

    /** Who reads them. */
    readonly user: string;
}

/** What every Spark application of a namespace runs with, whoever submits it. */
export interface SparkRuntime {
    readonly image: string;
    readonly imagePullSecrets: readonly string[];

    /** Spark's version, as spec.sparkVersion wants it. */
    readonly sparkVersion: string;

    readonly namespace: string;
    readonly serviceAccount: string;
    readonly driver: PodSize;
    readonly executor: PodSize;

    readonly defaults: readonly SparkDefault[];
    readonly sharedLibraries: SharedLibraries | undefined;

    /** ConfigMap that holds log4j2.properties; running applications mount it by this name, so it must not change. */
    readonly configMap: string;

    /** ConfigMap for SPARK_CONF_DIR of client pods in the same namespace. */
    readonly clientConfigMap: string;

    readonly ready: readonly pulumi.Resource[];
}

/** Where the runtime's ConfigMap is mounted in drivers and executors. */
export const runtimeConfDirectory = "/etc/spark/runtime";

/** SPARK_CONF_DIR of the pods that run spark-submit or a driver in client mode. */
export const sparkConfDirectory = "/etc/spark/conf";

/** Its files. The two pod templates are named by spark.kubernetes.{driver,executor}.podTemplateFile. */
export const sparkConfFiles = {
    defaults: "spark-defaults.conf",
    driverTemplate: "driver.json",
    executorTemplate: "executor.json",
} as const;

/** The defaults that a reader takes. */
export function defaultsFor(
    reader: SparkDefaultReader,
    { defaults }: Planned<SparkRuntime>,
): SparkConf {
    return Object.fromEntries(
        defaults
            .filter(({ readers }) => readers.includes(reader))
            .map(({ key, value }) => [key, value]),
    );
}
