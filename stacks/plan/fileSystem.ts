import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import type { ContainerResources } from "../../components/kubernetes/resources.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import { clientCoreSite, clientHdfsSite, defaultFs } from "../../components/hdfs/clientConf.ts";
import {
    type DataNodes,
    type HdfsTopology,
    type HdfsSizes,
    type NameNodes,
    httpFsUser,
    ports,
    roleHost,
    workloadPods,
} from "../../components/hdfs/topology.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import type { Workload } from "./capacity.ts";
import { expectedDataNodes, externalFaults, hdfsFaults } from "./fileSystemFaults.ts";
import { names } from "./names.ts";

type HdfsConfig = Extract<PlatformConfig["fileSystem"], { kind: "hdfs" }>;
type ExternalConfig = Extract<PlatformConfig["fileSystem"], { kind: "external" }>;

export interface FileSystemPlan {
    /** Where the file system comes from, beside what its users see of it. */
    readonly origin:
        | {
              readonly kind: "hdfs";
              readonly topology: HdfsTopology;
              readonly spread: HdfsConfig["spread"];
              readonly sizes: HdfsSizes;

              /** For WebHDFS. */
              readonly ingress: HdfsConfig["webHdfsIngress"];
          }
        | { readonly kind: "external" };

    readonly fileSystem: Planned<FileSystem>;

    /** Size of the pod by which people and the platform work on it. */
    readonly clientResources: ContainerResources;
}

/** What the target says of sizes. */
interface Sizes {
    readonly hdfs: HdfsSizes;
    readonly hdfsClient: ContainerResources;
}

/** Copies of each block where there are DataNodes for them: hdfs-default.xml, dfs.replication. */
const usualReplication = 3;

/** The file system, if there is one, and what it cannot be. */
export function planFileSystem(
    config: PlatformConfig,
    { hdfs: sizes, hdfsClient: clientResources }: Sizes,
): {
    readonly fileSystem: FileSystemPlan | undefined;
    readonly workloads: readonly Workload[];
    readonly faults: readonly Fault[];
} {
    const { fileSystem, gateway, namespaces } = config;
    const clientNamespaces = [
        namespaces.system,
        namespaces.jobs,
        ...(gateway.kind === "livy" ? [namespaces.livy] : []),
        namespaces.hdfs,
    ];
    const client = {
        name: "hdfsClient",
        namespace: namespaces.hdfs,
        replicas: 1,
        resources: clientResources,
    };
    switch (fileSystem.kind) {
        case "none":
            return { fileSystem: undefined, workloads: [], faults: [] };
        case "external":
            return {
                fileSystem: {
                    origin: { kind: "external" },
                    fileSystem: { ...external(fileSystem), clientNamespaces },
                    clientResources,
                },
                workloads: [client],
                faults: externalFaults(fileSystem),
            };
        case "hdfs": {
            const topology = topologyOf(fileSystem, config);
            return {
                fileSystem: {
                    origin: {
                        kind: "hdfs",
                        topology,
                        spread: fileSystem.spread,
                        sizes,
                        ingress: fileSystem.webHdfsIngress,
                    },
                    fileSystem: {
                        defaultFs: defaultFs(topology),
                        coreSite: clientCoreSite(topology),
                        hdfsSite: clientHdfsSite(topology),
                        clientConfigMap: names.hadoopConfigMap,
                        clientNamespaces,
                        webHdfs:
                            fileSystem.webHdfs === "httpFs"
                                ? `http://${roleHost(topology, "httpfs")}:${ports.httpFs}/webhdfs/v1`
                                : undefined,
                    },
                    clientResources,
                },
                workloads: [...workloadsOf(topology, sizes), client],
                faults: hdfsFaults(fileSystem),
            };
        }
    }
}

function topologyOf(
    { nameservice, nameNodes, dataNodes, replication, webHdfs }: HdfsConfig,
    { namespaces, kubernetes }: PlatformConfig,
): HdfsTopology {
    return {
        nameservice,
        prefix: names.hdfs,
        namespace: namespaces.hdfs,
        nodeNamespace: namespaces.hdfsData,
        clusterDomain: kubernetes.clusterDomain,
        nameNodes: nameNodesOf(nameNodes),
        dataNodes: dataNodesOf(dataNodes),
        replication: replication ?? Math.min(usualReplication, expectedDataNodes(dataNodes)),
        webHdfs,
        proxyUsers: webHdfs === "httpFs" ? [httpFsUser] : [],
    };
}

function nameNodesOf(config: HdfsConfig["nameNodes"]): NameNodes {
    if (config.mode === "single") {
        const { mode, nodeSelector, volume } = config;
        return { mode, nodeSelector, nameNodeVolume: volume };
    }
    const { mode, journalNodes, zooKeepers, storageClass } = config;
    const claim = { kind: "claim", storageClass } as const;
    return {
        mode,
        nameNodeVolume: { ...claim, storage: config.storage },
        journalNodes,
        journalVolume: { ...claim, storage: config.journalStorage },
        zooKeepers,
        zooKeeperVolume: { ...claim, storage: config.zooKeeperStorage },
    };
}

function dataNodesOf(config: HdfsConfig["dataNodes"]): DataNodes {
    switch (config.kind) {
        case "statefulSet": {
            const { kind, replicas, storage, storageClass } = config;
            return { kind, replicas, volume: { kind: "claim", storage, storageClass } };
        }
        case "daemonSet": {
            const { kind, hostPath, expectedDataNodes } = config;
            return {
                kind,
                volume: { kind: "hostPath", path: hostPath },
                expected: expectedDataNodes,
            };
        }
    }
}

function workloadsOf(topology: HdfsTopology, sizes: HdfsSizes): Workload[] {
    return workloadPods(topology).map(({ name, namespace, replicas }) => ({
        name,
        namespace,
        replicas,
        resources: sizes[name],
    }));
}

function external({
    defaultFs: url,
    coreSite,
    hdfsSite,
    webHdfs,
}: ExternalConfig): Omit<Planned<FileSystem>, "clientNamespaces"> {
    return {
        defaultFs: url,
        coreSite: { ...coreSite, "fs.defaultFS": url },
        hdfsSite,
        clientConfigMap: names.hadoopConfigMap,
        webHdfs,
    };
}
