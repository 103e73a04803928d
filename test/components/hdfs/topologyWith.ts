import type { DataNodes, HdfsTopology, NameNodes } from "../../../components/hdfs/topology.ts";

const claim = { kind: "claim", storage: "1Gi" } as const;

export const singleNameNode: NameNodes = {
    mode: "single",
    nameNodeVolume: claim,
    nodeSelector: {},
};

export const nodeDataNodes: DataNodes = {
    kind: "daemonSet",
    volume: { kind: "hostPath", path: "/hdfs-data" },
    expected: 4,
};

/** An HDFS with two NameNodes and two DataNodes, with what a test is about. */
export function topologyWith(topology: Partial<HdfsTopology> = {}): HdfsTopology {
    return {
        nameservice: "lake",
        prefix: "hdfs",
        namespace: "hdfs",
        nodeNamespace: "hdfs-data",
        clusterDomain: "cluster.local",
        nameNodes: {
            mode: "ha",
            nameNodeVolume: claim,
            journalNodes: 3,
            journalVolume: claim,
            zooKeepers: 3,
            zooKeeperVolume: claim,
        },
        dataNodes: { kind: "statefulSet", replicas: 2, volume: claim },
        replication: 2,
        webHdfs: "httpFs",
        proxyUsers: ["httpfs"],
        ...topology,
    };
}
