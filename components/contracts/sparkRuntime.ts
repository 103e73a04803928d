import type * as pulumi from "@pulumi/pulumi";

import type { SparkKey } from "../render/sparkConf.ts";

/** Who takes a default: applications of the operator now; Livy and client pods read the same list. */
export type SparkDefaultReader = "sparkApplication" | "livy" | "client";

/** One line of sparkDefaults with its provenance. */
export interface SparkDefault {
    readonly key: SparkKey;
    readonly value: string;

    /** What decided it, e.g. "eventLog" or "user (sparkstead:spark.defaults)". */
    readonly origin: string;

    readonly readers: readonly SparkDefaultReader[];
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

    /** ConfigMap that holds log4j2.properties; running applications mount it by this name, so it must not change. */
    readonly configMap: string;

    readonly ready: readonly pulumi.Resource[];
}

/** Where the runtime's ConfigMap is mounted in drivers and executors. */
export const runtimeConfDirectory = "/etc/spark/runtime";
