import type { SparkRuntime } from "../../components/contracts/sparkRuntime.ts";

/** A runtime as a namespace's SparkJobs would hand it out, with what a test is about. */
export function runtimeWith(runtime: Partial<SparkRuntime> = {}): SparkRuntime {
    return {
        image: "registry.example/spark:3.5.8",
        imagePullSecrets: [],
        sparkVersion: "3.5.8",
        namespace: "jobs",
        serviceAccount: "spark",
        driver: { coreRequest: "100m", cores: 1, memory: "512m" },
        executor: { coreRequest: "200m", cores: 2, memory: "1g" },
        defaults: [
            {
                key: "spark.eventLog.enabled",
                value: "true",
                origin: "eventLog",
                readers: ["sparkApplication", "livy", "client"],
            },
            {
                key: "spark.submit.deployMode",
                value: "cluster",
                origin: "livy",
                readers: ["livy"],
            },
        ],
        sharedLibraries: undefined,
        configMap: "spark-runtime",
        clientConfigMap: "spark-client",
        ready: [],
        ...runtime,
    };
}
