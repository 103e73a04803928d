import { statfsSync } from "node:fs";
import { join } from "node:path";

import { certificateFile, keyFile } from "./certificates.ts";
import { haveFile } from "./files.ts";
import { containerdSocket, network, nodeName, places, ports } from "./layout.ts";
import { systemProgram } from "./systemPackages.ts";
import { certificates, kubeconfigFile } from "./pki.ts";

/** Files that the daemons read. */
export const configurationFiles = {
    containerd: join(places.configuration, "containerd.toml"),
    containerNetwork: join(places.configuration, "cni", "10-sparkstead.conflist"),
    kubelet: join(places.configuration, "kubelet.json"),
    kubeProxy: join(places.configuration, "kube-proxy.json"),
    resolver: join(places.configuration, "resolv.conf"),
} as const;

/** The pause image under a name that never changes, so that a new pause image restarts nothing. */
export const pauseReference = "sparkstead.local/pause:node";

/** File system type of overlayfs (statfs(2)). */
const overlayMagic = 0x794c7630;

/** Writes the configuration of containerd, the pod network, kubelet and kube-proxy; returns the texts. */
export async function haveConfiguration(
    nameServers: readonly string[],
): Promise<Record<keyof typeof configurationFiles, string>> {
    const texts = {
        containerd: containerdConfiguration(),
        containerNetwork: json(containerNetworkConfiguration()),
        kubelet: json(kubeletConfiguration()),
        kubeProxy: json(kubeProxyConfiguration()),
        resolver: nameServers.map((address) => `nameserver ${address}\n`).join(""),
    };
    for (const [name, text] of Object.entries(texts)) {
        await haveFile(configurationFiles[name as keyof typeof texts], text);
    }
    return texts;
}

function containerdConfiguration(): string {
    const cri = "plugins.'io.containerd.cri.v1";
    const runc = `${cri}.runtime'.containerd.runtimes.runc`;
    const text = JSON.stringify;
    return [
        "version = 3",
        `root = ${text(places.containerd)}`,
        `state = ${text(places.runtime)}`,
        // Extension points that we do not use, and that make folders and sockets outside of ours.
        "disabled_plugins = ['io.containerd.nri.v1.nri', 'io.containerd.internal.v1.opt']",
        "[grpc]",
        `address = ${text(containerdSocket)}`,
        "[ttrpc]",
        `address = ${text(`${containerdSocket}.ttrpc`)}`,
        "[plugins.'io.containerd.shim.v1.manager']",
        `socket_dir = ${text(join(places.runtime, "s"))}`,
        `[${cri}.images'.pinned_images]`,
        `sandbox = ${text(pauseReference)}`,
        `[${cri}.runtime']`,
        // A machine without CAP_SYS_RESOURCE (a container, a sandbox) cannot lower oom_score_adj: without this each pod dies at its start.
        "restrict_oom_score_adj = true",
        "netns_mounts_under_state_dir = true",
        `[${cri}.runtime'.cni]`,
        "use_internal_loopback = true",
        `bin_dirs = ['/usr/lib/cni', '/opt/cni/bin']`,
        `conf_dir = ${text(join(places.configuration, "cni"))}`,
        `[${runc}]`,
        "runtime_type = 'io.containerd.runc.v2'",
        `[${runc}.options]`,
        "SystemdCgroup = false",
        `Root = ${text(join(places.runtime, "runc"))}`,
        `BinaryName = ${text(systemProgram("runc") ?? "runc")}`,
        "",
    ].join("\n");
}

function containerNetworkConfiguration(): object {
    return {
        cniVersion: "1.0.0",
        name: nodeName,
        plugins: [
            {
                type: "bridge",
                bridge: network.bridge,
                isGateway: true,
                // A pod that calls itself through its Service.
                hairpinMode: true,
                ipam: {
                    type: "host-local",
                    dataDir: places.addresses,
                    ranges: [[{ subnet: network.pods, gateway: network.address }]],
                    routes: [{ dst: "0.0.0.0/0" }],
                },
            },
            { type: "portmap", capabilities: { portMappings: true } },
        ],
    };
}

function kubeletConfiguration(): object {
    return {
        apiVersion: "kubelet.config.k8s.io/v1beta1",
        kind: "KubeletConfiguration",
        address: network.address,
        port: ports.kubelet,
        healthzPort: ports.kubeletHealth,
        authentication: {
            anonymous: { enabled: false },
            webhook: { enabled: true },
            x509: { clientCAFile: certificateFile(certificates.clusterAuthority) },
        },
        authorization: { mode: "Webhook" },
        tlsCertFile: certificateFile(certificates.kubelet),
        tlsPrivateKeyFile: keyFile(certificates.kubelet),
        containerRuntimeEndpoint: `unix://${containerdSocket}`,
        cgroupDriver: "cgroupfs",
        // Old and sandboxed machines have cgroup v1 only, which upstream refuses since 1.35.
        failCgroupV1: false,
        failSwapOn: false,
        clusterDNS: [network.dns],
        clusterDomain: network.domain,
        resolvConf: configurationFiles.resolver,
        podLogsDir: places.podLogs,
        volumePluginDir: places.volumePlugins,
        makeIPTablesUtilChains: false,
        serializeImagePulls: false,
        // On an overlay root the kubelet finds no device to measure, and does not start.
        localStorageCapacityIsolation: statfsSync(places.cluster).type !== overlayMagic,
        evictionHard: {
            "memory.available": "200Mi",
            "nodefs.available": "2%",
            "imagefs.available": "2%",
        },
        // Images come from archives and could not be pulled again: 100 turns their collection off.
        imageGCHighThresholdPercent: 100,
        imageGCLowThresholdPercent: 99,
    };
}

function kubeProxyConfiguration(): object {
    return {
        apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
        kind: "KubeProxyConfiguration",
        mode: "nftables",
        clientConnection: { kubeconfig: kubeconfigFile("kubeProxy") },
        clusterCIDR: network.pods,
        hostnameOverride: nodeName,
        healthzBindAddress: `127.0.0.1:${String(ports.kubeProxyHealth)}`,
        metricsBindAddress: `127.0.0.1:${String(ports.kubeProxyMetrics)}`,
        // The machine's limits on connections are not ours to change.
        conntrack: {
            maxPerCore: 0,
            min: 0,
            tcpEstablishedTimeout: "0s",
            tcpCloseWaitTimeout: "0s",
        },
    };
}

function json(value: object): string {
    return `${JSON.stringify(value, undefined, 2)}\n`;
}
