/** A config with a fault of every kind, twenty in all: the decoder lists them, and so does the engine. */
export const twentyFaults = {
    target: "staging",
    kubernetes: { context: "", identity: "abc", clusterDomain: "Cluster_Local" },
    namespaces: { system: "Spark", jobs: 3, job: "x" },
    images: { registry: "reg/a/", pullSecrets: "x", references: { spark: "spark:latest" } },
    objectStore: { kind: "minio", storage: "ten", storageclass: "fast" },
    bucket: { eventLogs: "eventlogs" },
    spark: { driver: { cores: 0 }, defaults: { "fs.x": "1" } },
    historyServer: { maxAge: "7 days" },
    applications: { pi: { type: "Cobol", driver: { core: 1 } } },
    capacity: { memory: "-1Gi" },
};
