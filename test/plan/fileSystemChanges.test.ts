import assert from "node:assert/strict";

import type { RunningWorkload } from "../../components/hdfs/running.ts";
import type {
    HdfsRole,
    HdfsTopology,
    QuorumNameNodes,
    RoleVolume,
} from "../../components/hdfs/topology.ts";
import { changeFaults } from "../../stacks/plan/fileSystemChanges.ts";
import { nodeDataNodes, singleNameNode, topologyWith } from "../components/hdfs/topologyWith.ts";

const claim = { kind: "claim", storage: "1Gi" } as const;
const folder = { kind: "hostPath", path: "/hdfs-data" } as const;

function running(role: HdfsRole, replicas = 3, volume: RoleVolume = claim): RunningWorkload {
    const name = `hdfs-${role}`;
    return { role, kind: "statefulSet", name, namespace: "hdfs", replicas, volume };
}

const onNodes: RunningWorkload = {
    role: "datanode",
    kind: "daemonSet",
    name: "hdfs-datanode",
    namespace: "hdfs-data",
    replicas: undefined,
    volume: folder,
};

const nameNodeOnNode: RunningWorkload = {
    ...running("namenode", 1, { kind: "hostPath", path: "/name-data" }),
    namespace: "hdfs-data",
};

function dataNodes(replicas: number, replication: number, storageClass?: string): HdfsTopology {
    const volume = { ...claim, storageClass };
    return topologyWith({ replication, dataNodes: { kind: "statefulSet", replicas, volume } });
}

function quorum(rest: Partial<QuorumNameNodes>): HdfsTopology {
    const { nameNodes } = topologyWith();
    assert.equal(nameNodes.mode, "ha");
    return topologyWith({ nameNodes: { ...nameNodes, ...rest } });
}

const dataNodesOnNodes = topologyWith({ dataNodes: nodeDataNodes });
const bigger = { ...claim, storage: "2Gi" };
const slow = { ...claim, storageClass: "slow" };
const section = "sparkstead:fileSystem";

const kept: readonly (readonly [string, RunningWorkload, HdfsTopology])[] = [
    ["as many DataNodes with one copy", running("datanode", 4), dataNodes(4, 1)],
    ["more DataNodes", running("datanode", 2), dataNodes(9, 1)],
    ["one DataNode fewer with two copies", running("datanode", 4), dataNodes(3, 2)],
    ["two DataNodes fewer with three copies", running("datanode", 5), dataNodes(3, 3)],
    ["fewer nodes of a DaemonSet", onNodes, dataNodesOnNodes],
    [
        "a size of the same value",
        running("datanode", 2, { ...claim, storage: "1024Mi" }),
        topologyWith(),
    ],
    ["the StorageClass that it has", running("datanode", 2, slow), dataNodes(2, 2, "slow")],
    ["more JournalNodes", running("journalnode", 3), quorum({ journalNodes: 5 })],
    ["fewer ZooKeepers", running("zookeeper", 5), quorum({ zooKeepers: 3 })],
];

const refused: readonly (readonly [string, RunningWorkload, HdfsTopology, string, RegExp])[] = [
    [
        "as many DataNodes fewer as a block has copies",
        running("datanode", 4),
        dataNodes(2, 2),
        `${section}.dataNodes.replicas`,
        /^hdfs "lake": found 4 DataNodes, asked 2: with 2 copies of each block at most 1 may go at a time; ask for 3, then wait until .*`hdfs fsck \/` finds nothing under-replicated/,
    ],
    [
        "a DataNode fewer with one copy",
        running("datanode", 2),
        dataNodes(1, 1),
        `${section}.dataNodes.replicas`,
        /with one copy of each block none may go; keep 2, or .*kubectl scale statefulset hdfs-datanode --namespace=hdfs --replicas=1/,
    ],
    [
        "DataNodes on nodes in place of claims",
        running("datanode", 2),
        dataNodesOnNodes,
        `${section}.dataNodes.kind`,
        /found the DataNodes' data in claims .*, asked folder \/hdfs-data .*; keep it, or copy .*kubectl delete statefulset hdfs-datanode --namespace=hdfs\)/,
    ],
    [
        "DataNodes with claims in place of nodes",
        onNodes,
        topologyWith(),
        `${section}.dataNodes.kind`,
        /kubectl delete daemonset hdfs-datanode --namespace=hdfs-data\)/,
    ],
    [
        "another folder of the nodes",
        { ...onNodes, volume: { ...folder, path: "/old" } },
        dataNodesOnNodes,
        `${section}.dataNodes.hostPath`,
        /found the DataNodes' data in \/old, asked \/hdfs-data: .*move the folder/,
    ],
    [
        "a NameNode with a claim in place of its node",
        nameNodeOnNode,
        topologyWith({ nameNodes: singleNameNode }),
        `${section}.nameNodes.volume.kind`,
        /found the NameNodes' data in folder \/name-data/,
    ],
    [
        "two NameNodes in place of one on its node",
        nameNodeOnNode,
        topologyWith(),
        `${section}.nameNodes.mode`,
        /found the NameNodes' data in folder \/name-data/,
    ],
    [
        "a larger volume",
        running("zookeeper"),
        quorum({ zooKeeperVolume: bigger }),
        `${section}.nameNodes.zooKeeperStorage`,
        /found 1Gi of the default StorageClass for each of the ZooKeepers, asked 2Gi .*kubectl patch pvc data-hdfs-zookeeper-0 --namespace=hdfs .*"storage":"2Gi".*kubectl delete statefulset hdfs-zookeeper --namespace=hdfs --cascade=orphan/,
    ],
    [
        "a larger volume of a single NameNode",
        running("namenode", 1),
        topologyWith({ nameNodes: { ...singleNameNode, nameNodeVolume: bigger } }),
        `${section}.nameNodes.volume.storage`,
        /kubectl patch pvc data-hdfs-namenode-0/,
    ],
    [
        "a smaller volume, which no claim becomes",
        running("journalnode", 3, bigger),
        topologyWith(),
        `${section}.nameNodes.journalStorage`,
        /asked 1Gi (?!.*kubectl patch)/,
    ],
    [
        "another StorageClass",
        running("datanode", 2, { ...claim, storageClass: "mistyped" }),
        dataNodes(2, 2, "slow"),
        `${section}.dataNodes.storageClass`,
        /found 1Gi of StorageClass mistyped .*, asked 1Gi of StorageClass slow: (?!.*kubectl patch).*--cascade=orphan.*still Pending \(kubectl delete pvc data-hdfs-datanode-0 --namespace=hdfs\)/,
    ],
    [
        "the default StorageClass in place of one",
        running("namenode", 2, slow),
        topologyWith(),
        `${section}.nameNodes.storageClass`,
        /asked 1Gi of the default StorageClass/,
    ],
    [
        "fewer JournalNodes",
        running("journalnode", 5),
        topologyWith(),
        `${section}.nameNodes.journalNodes`,
        /found 5 JournalNodes, asked 3: of 3 that have acknowledged an edit 1 may be left, .*; keep 5$/,
    ],
];

describe("a change of an HDFS that runs", () => {
    for (const [what, workload, topology] of kept) {
        it(`may be ${what}`, () => {
            assert.deepEqual(changeFaults([workload], topology), []);
        });
    }

    for (const [what, workload, topology, key, words] of refused) {
        it(`is refused when it is ${what}`, () => {
            const [fault, ...more] = changeFaults([workload], topology);

            assert.equal(fault?.key, key);
            assert.match(fault.problem, words);
            assert.deepEqual(more, []);
        });
    }

    it("is told all that it would lose at once", () => {
        const found = [running("datanode", 4, bigger), running("journalnode", 5)];

        assert.deepEqual(
            changeFaults(found, dataNodes(2, 2)).map(({ key }) => key),
            [
                `${section}.dataNodes.storage`,
                `${section}.dataNodes.replicas`,
                `${section}.nameNodes.journalNodes`,
            ],
        );
    });
});
