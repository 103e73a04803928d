import type { Target } from "./plan/target.ts";

/** A platform for one developer: it fits beside the embedded node's own pods on two cores. */
export const dev: Target = {
    kind: "available",
    workloads: {
        minio: { cpu: "100m", memory: "768Mi" },
        // spark-submit runs inside the controller: a JVM of up to 1 GiB for each submission under way.
        operatorController: { cpu: "100m", memory: "1536Mi" },
        operatorWebhook: { cpu: "50m", memory: "256Mi" },
        historyServer: { cpu: "100m", memory: "1Gi" },
        // Each submission is a JVM of its own beside Livy's, one at a time.
        livy: { cpu: "50m", memory: "1Gi" },
    },
    hdfs: {
        zooKeeper: { cpu: "20m", memory: "160Mi" },
        journalNode: { cpu: "20m", memory: "256Mi" },
        nameNode: { cpu: "40m", memory: "512Mi" },
        failoverController: { cpu: "10m", memory: "192Mi" },
        dataNode: { cpu: "30m", memory: "384Mi" },
        httpFs: { cpu: "20m", memory: "384Mi" },
    },
    hdfsClient: { cpu: "10m", memory: "320Mi" },
    postgres: { cpu: "50m", memory: "256Mi" },
    metastore: { cpu: "50m", memory: "768Mi" },
    // Spark asks for a whole core unless told otherwise, and would stay Pending here.
    driver: { coreRequest: "100m", cores: 1, memory: "512m" },
    executor: { coreRequest: "100m", cores: 1, memory: "512m" },
    offer: { cpu: "1200m" },
};
