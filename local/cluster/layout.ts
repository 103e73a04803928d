import { createHash } from "node:crypto";
import { dirname, join } from "node:path";

import { localDirectory } from "../paths.ts";

/** Name of the one node and, with a prefix, of all that the embedded cluster makes on the machine. */
export const nodeName = "sparkstead";

/** Name of the embedded cluster's context in its kubeconfig. */
export const embeddedContext = "sparkstead-embedded";

const clusterDirectory = join(localDirectory, "cluster");

/** Folders of the embedded cluster: all of its state is in these two trees. */
export const places = {
    cluster: clusterDirectory,
    programs: join(clusterDirectory, "bin"),
    configuration: join(clusterDirectory, "configuration"),
    pki: join(clusterDirectory, "pki"),
    etcd: join(clusterDirectory, "etcd"),
    containerd: join(clusterDirectory, "containerd"),
    kubelet: join(clusterDirectory, "kubelet"),
    volumePlugins: join(clusterDirectory, "volumePlugins"),
    podLogs: join(clusterDirectory, "podLogs"),
    addresses: join(clusterDirectory, "addresses"),
    volumes: join(clusterDirectory, "volumes"),
    /** Sockets and what must not outlive a reboot. Short, because a socket's path holds 107 bytes and the shims' folder 42 (containerd's maxSocketDirLen). */
    runtime: join(
        "/run/sparkstead",
        createHash("sha256").update(dirname(localDirectory)).digest("hex").slice(0, 8),
    ),
} as const;

/** Kubeconfig of the cluster's administrator. */
export const adminKubeconfig = join(places.pki, "admin.kubeconfig");

export const containerdSocket = join(places.runtime, "containerd.sock");

/**
 * Networks of the embedded cluster. The node's address is that of our own bridge: it exists before the first pod, it is the same on
 * every machine and after every change of the machine's addresses, and it is not reachable from the machine's networks.
 */
export const network = {
    bridge: "sparkstead0",
    address: "10.245.0.1",
    prefixLength: 16,
    /** Not 10.88.0.0/16, the default of podman and of CNI's examples. */
    pods: "10.245.0.0/16",
    services: "10.96.0.0/16",
    firstService: "10.96.0.1",
    dns: "10.96.0.10",
    domain: "cluster.local",
} as const;

/** Ports of the daemons, all of them the upstream defaults. */
export const ports = {
    apiServer: 6443,
    etcdClient: 2379,
    etcdPeer: 2380,
    kubelet: 10250,
    kubeletHealth: 10248,
    kubeProxyMetrics: 10249,
    kubeProxyHealth: 10256,
    controllerManager: 10257,
    scheduler: 10259,
} as const;

export const apiServerUrl = `https://${network.address}:${String(ports.apiServer)}`;
