import type { ContainerResources } from "../kubernetes/resources.ts";
import type { Quantity } from "../render/quantity.ts";

/** Where a role's data lie on a node or in the cluster. */
export type RoleVolume = ClaimVolume | HostPathVolume;

interface ClaimVolume {
    readonly kind: "claim";

    /** Size of each pod's volume. A StatefulSet never changes its template for claims: while it runs, another size or class is refused. */
    readonly storage: Quantity;

    /** @default the cluster's default StorageClass */
    readonly storageClass?: string | undefined;
}

interface HostPathVolume {
    readonly kind: "hostPath";

    /** Folder of the node; made where it is not there. It stays when the pod goes. */
    readonly path: string;
}

/** Two NameNodes, one of them active; their edits go to a quorum of JournalNodes, ZooKeeper elects. */
export interface QuorumNameNodes {
    readonly mode: "ha";
    readonly nameNodeVolume: ClaimVolume;

    /** An odd number: so many machines may be lost, rounded down from the half. */
    readonly journalNodes: number;
    readonly journalVolume: ClaimVolume;

    /** As the JournalNodes'. */
    readonly zooKeepers: number;
    readonly zooKeeperVolume: ClaimVolume;
}

/** One NameNode on a node of its own choice: what it loses is lost. */
interface SingleNameNode {
    readonly mode: "single";
    readonly nameNodeVolume: RoleVolume;

    /** Labels of the node that holds the NameNode's data. */
    readonly nodeSelector: Readonly<Record<string, string>>;
}

export type NameNodes = QuorumNameNodes | SingleNameNode;

export type DataNodes =
    | {
          readonly kind: "statefulSet";
          readonly replicas: number;
          readonly volume: ClaimVolume;
      }
    | {
          /** One on every node that is not labelled hdfs-datanode-exclude=yes, on the node's own network and disk. */
          readonly kind: "daemonSet";
          readonly volume: HostPathVolume;

          /** How many nodes that comes to. A plan cannot know it: numbers are derived from this one. */
          readonly expected: number;
      };

/** Everything of an HDFS that decides its names, its addresses and its configuration. */
export interface HdfsTopology {
    /** What clients call it: hdfs://<nameservice>. A change is another file system for them. */
    readonly nameservice: string;

    /** Head of every object's name. */
    readonly prefix: string;
    readonly namespace: string;

    /** Namespace of pods that use a node's disk or network: Pod Security `restricted` forbids both. */
    readonly nodeNamespace: string;
    readonly clusterDomain: string;
    readonly nameNodes: NameNodes;
    readonly dataNodes: DataNodes;

    /** Copies of each block. Lowering it rewrites no existing file. */
    readonly replication: number;

    /** Whether users outside the cluster's network have WebHDFS, through HttpFS. */
    readonly webHdfs: "httpFs" | "off";

    /** Users who may act for others. */
    readonly proxyUsers: readonly string[];
}

/** A kind of pod. */
export type HdfsRole = "zookeeper" | "journalnode" | "namenode" | "datanode" | "httpfs";

/** Whom HttpFS logs in as, to act for its callers. */
export const httpFsUser = "httpfs";

/** @source hdfs-default.xml and core-default.xml of Hadoop 3.4.2; ZooKeeper's zoo.cfg */
export const ports = {
    nameNode: 8020,
    nameNodeHttp: 9870,
    zkfc: 8019,
    journalNode: 8485,
    journalNodeHttp: 8480,
    dataNode: 9866,
    dataNodeHttp: 9864,
    dataNodeIpc: 9867,
    httpFs: 14000,
    zooKeeper: 2181,
    zooKeeperPeer: 2888,
    zooKeeperElection: 3888,
    zooKeeperAdmin: 8080,
} as const;

/** Name of a role's workload and of its Service. */
export function roleName({ prefix }: HdfsTopology, role: HdfsRole): string {
    return `${prefix}-${role}`;
}

/** Namespace of a role's pods. */
export function roleNamespace(topology: HdfsTopology, role: HdfsRole): string {
    const { nameNodes, dataNodes, namespace, nodeNamespace } = topology;
    const usesNode =
        (role === "datanode" && dataNodes.kind === "daemonSet") ||
        (role === "namenode" && nameNodes.nameNodeVolume.kind === "hostPath");
    return usesNode ? nodeNamespace : namespace;
}

/** Whether any pod needs the privileged namespace. */
export function usesNodes(topology: HdfsTopology): boolean {
    return (["namenode", "datanode"] as const).some(
        (role) => roleNamespace(topology, role) === topology.nodeNamespace,
    );
}

/** How many pods a role has. */
export function replicasOf(
    { nameNodes, dataNodes, webHdfs }: HdfsTopology,
    role: HdfsRole,
): number {
    const isHa = nameNodes.mode === "ha";
    switch (role) {
        case "zookeeper":
            return isHa ? nameNodes.zooKeepers : 0;
        case "journalnode":
            return isHa ? nameNodes.journalNodes : 0;
        case "namenode":
            return isHa ? 2 : 1;
        case "datanode":
            return dataNodes.kind === "statefulSet" ? dataNodes.replicas : dataNodes.expected;
        case "httpfs":
            return webHdfs === "httpFs" ? 1 : 0;
    }
}

/** A container whose size is decided by the target. */
export type HdfsContainer =
    "zooKeeper" | "journalNode" | "nameNode" | "failoverController" | "dataNode" | "httpFs";

export type HdfsSizes = Readonly<Record<HdfsContainer, ContainerResources>>;

/** In which pods each container runs. */
const roleOf: Readonly<Record<HdfsContainer, HdfsRole>> = {
    zooKeeper: "zookeeper",
    journalNode: "journalnode",
    nameNode: "namenode",
    failoverController: "namenode",
    dataNode: "datanode",
    httpFs: "httpfs",
};

/** Where each container runs, and how many times. */
export function workloadPods(topology: HdfsTopology): readonly {
    readonly name: HdfsContainer;
    readonly namespace: string;
    readonly replicas: number;
}[] {
    return (Object.keys(roleOf) as HdfsContainer[])
        .filter((name) => name !== "failoverController" || topology.nameNodes.mode === "ha")
        .map((name) => ({
            name,
            namespace: roleNamespace(topology, roleOf[name]),
            replicas: replicasOf(topology, roleOf[name]),
        }))
        .filter(({ replicas }) => replicas > 0);
}

/** Host of a role's Service. */
export function roleHost(topology: HdfsTopology, role: HdfsRole): string {
    const { clusterDomain } = topology;
    return `${roleName(topology, role)}.${roleNamespace(topology, role)}.svc.${clusterDomain}`;
}

/** Hosts of a role's pods, which their headless Service names. */
export function podHosts(topology: HdfsTopology, role: HdfsRole): readonly string[] {
    return Array.from(
        { length: replicasOf(topology, role) },
        (_, ordinal) => `${roleName(topology, role)}-${ordinal}.${roleHost(topology, role)}`,
    );
}

/** A fixed name: with a new one after each format, a DataNode would refuse whom it should serve. */
export function clusterId({ nameservice }: HdfsTopology): string {
    return `sparkstead-${nameservice}`;
}

/** What Hadoop calls the NameNode of an ordinal. */
export function nameNodeId(ordinal: number): string {
    return `nn${ordinal}`;
}

/** Every ZooKeeper with its port, as clients want them. */
export function zooKeeperQuorum(topology: HdfsTopology): string {
    return podHosts(topology, "zookeeper")
        .map((host) => `${host}:${ports.zooKeeper}`)
        .join(",");
}
