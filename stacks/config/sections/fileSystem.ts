import { z } from "zod";

import { ingress } from "./ingress.ts";
import { dnsLabel, hadoopKey, quantity } from "./values.ts";

const storageClass = dnsLabel
    .optional()
    .describe(
        "StorageClass; without it the cluster's default. Another one, as another size, is refused while the StatefulSet is there; the refusal says how to go about it.",
    );

const nodePath = z
    .string()
    .regex(/^(\/[^\s/]+)+$/, "expected an absolute path of the node, not its root");

const ha = z.strictObject({
    mode: z.literal("ha"),
    count: z
        .int()
        .min(1)
        .default(2)
        .describe("NameNodes: two. More is possible in Hadoop, and not tried here."),
    storage: quantity.default("2Gi").describe("Size of each NameNode's volume."),
    journalNodes: z
        .int()
        .min(1)
        .default(3)
        .describe(
            "JournalNodes: an odd number from 3. Half of them, rounded down, may be lost. Fewer are refused. Before there are more let nobody write and run `hdfs dfsadmin -rollEdits`: a quorum of the new number need not hold the edits of the last minutes.",
        ),
    journalStorage: quantity.default("2Gi").describe("Size of each JournalNode's volume."),
    zooKeepers: z
        .int()
        .min(1)
        .default(3)
        .describe(
            "ZooKeeper servers: an odd number from 3. Half of them, rounded down, may be lost.",
        ),
    zooKeeperStorage: quantity.default("1Gi").describe("Size of each ZooKeeper's volume."),
    storageClass,
});

const single = z.strictObject({
    mode: z.literal("single"),
    nodeSelector: z
        .record(z.string().min(1), z.string())
        .default({})
        .describe(
            "Labels of the NameNode's node, e.g. hdfs-namenode-selector: hdfs-namenode-0; needed with a hostPath.",
        ),
    volume: z
        .discriminatedUnion(
            "kind",
            [
                z.strictObject({
                    kind: z.literal("claim"),
                    storage: quantity.default("2Gi").describe("Size of the volume."),
                    storageClass,
                }),
                z.strictObject({
                    kind: z.literal("hostPath"),
                    path: nodePath.default("/name-data").describe("Folder of the node."),
                }),
            ],
            'expected kind "claim" or "hostPath"',
        )
        .prefault({ kind: "claim" })
        .describe("Where the NameNode's data lie. hostPath puts it into namespaces.hdfsData."),
});

const dataNodes = z
    .discriminatedUnion(
        "kind",
        [
            z.strictObject({
                kind: z.literal("statefulSet"),
                replicas: z
                    .int()
                    .min(1)
                    .default(2)
                    .describe(
                        "DataNodes. At most one fewer than a block has copies may go at a time. Files keep the copies that they were written with: `hdfs dfs -setrep` gives them more.",
                    ),
                storage: quantity.default("10Gi").describe("Size of each DataNode's volume."),
                storageClass,
            }),
            z.strictObject({
                kind: z.literal("daemonSet"),
                hostPath: nodePath
                    .default("/hdfs-data")
                    .describe(
                        "Folder of each node, made where it is not there. Another one is refused while DataNodes run.",
                    ),
                expectedDataNodes: z
                    .int()
                    .min(1)
                    .describe(
                        "How many nodes carry no label hdfs-datanode-exclude=yes and take pods; replication and disruption are derived from it.",
                    ),
            }),
        ],
        'expected kind "statefulSet" or "daemonSet"',
    )
    .prefault({ kind: "statefulSet" })
    .describe(
        "DataNodes with volumes of the cluster, or one on each node's own disk and network (the declared exception to Pod Security restricted). The other kind is refused while DataNodes run.",
    );

const hdfs = z.strictObject({
    kind: z.literal("hdfs"),
    nameservice: dnsLabel
        .default("lake")
        .describe("What clients call it: hdfs://lake. A change is another file system to them."),
    nameNodes: z
        .discriminatedUnion("mode", [ha, single], 'expected mode "ha" or "single"')
        .prefault({ mode: "ha" })
        .describe(
            "Two NameNodes with automatic failover, or one whose loss is the file system's. Another mode is for another file system: on one that is there the NameNode refuses to start, and the old mode brings it back.",
        ),
    dataNodes,
    replication: z
        .int()
        .min(1)
        .optional()
        .describe(
            "Copies of each block; without it three, or as many as there are DataNodes. Lowering it rewrites no file.",
        ),
    spread: z
        .enum(["required", "preferred"])
        .default("preferred")
        .describe(
            "Whether pods of a kind may share a node when there are too few of them. required: they stay Pending instead.",
        ),
    webHdfs: z
        .enum(["httpFs", "off"])
        .default("httpFs")
        .describe("WebHDFS for users outside the cluster's network, through HttpFS."),
    webHdfsIngress: ingress("WebHDFS").describe(
        "An Ingress for HttpFS; without it use kubectl port-forward. HttpFS asks nobody to log in: who reaches it acts as whom they name in user.name.",
    ),
});

const external = z.strictObject({
    kind: z.literal("external"),
    defaultFs: z
        .string()
        .regex(
            /^[a-z][a-z0-9]*:\/\/[^\s/]*[^\s/:]$/,
            'expected a URL such as "hdfs://lake", no path',
        )
        .describe("Value of fs.defaultFS."),
    coreSite: z
        .record(hadoopKey, z.string())
        .default({})
        .describe("What else a client's core-site.xml says."),
    hdfsSite: z
        .record(hadoopKey, z.string())
        .default({})
        .describe("What a client's hdfs-site.xml says."),
    webHdfs: z
        .url({ protocol: /^https?$/, error: "expected an http or https URL" })
        .optional()
        .describe("URL of its WebHDFS, down to /webhdfs/v1."),
});

export const fileSystem = z
    .discriminatedUnion(
        "kind",
        [hdfs, external, z.strictObject({ kind: z.literal("none") })],
        'expected kind "hdfs", "external" or "none"',
    )
    .prefault({ kind: "hdfs" })
    .describe("The Hadoop file system that all pods share: made here, somebody else's, or none.");
