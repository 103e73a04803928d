import { certificateFile, type CertificateRequest, keyFile } from "./certificates.ts";
import type { Daemon } from "./daemon.ts";
import { network, nodeName, places, ports } from "./layout.ts";
import { configurationFiles } from "./nodeConfiguration.ts";
import { certificates, encryptionFile, kubeconfigFile, serviceAccountKeys } from "./pki.ts";

export type DaemonName =
    | "etcd"
    | "containerd"
    | "kube-apiserver"
    | "kube-controller-manager"
    | "kube-scheduler"
    | "kubelet"
    | "kube-proxy";

/** What each daemon listens on, checked before it is started; in the order of their start. */
export const daemonPorts: Readonly<Record<DaemonName, readonly number[]>> = {
    etcd: [ports.etcdClient, ports.etcdPeer],
    containerd: [],
    "kube-apiserver": [ports.apiServer],
    "kube-controller-manager": [ports.controllerManager],
    "kube-scheduler": [ports.scheduler],
    kubelet: [ports.kubelet, ports.kubeletHealth],
    "kube-proxy": [ports.kubeProxyHealth, ports.kubeProxyMetrics],
};

/** Names of the daemons in the order of their start. */
export const daemonNames = Object.keys(daemonPorts) as DaemonName[];

export type NodeDaemon = Daemon & { readonly name: DaemonName };

/** Texts that daemons read at their start. */
export interface DaemonTexts {
    readonly authorities: string;
    readonly containerd: string;
    readonly kubelet: string;
    readonly kubeProxy: string;
}

/** The daemons of the node. */
export function daemons(texts: DaemonTexts): Readonly<Record<DaemonName, NodeDaemon>> {
    const { authorities } = texts;
    return {
        etcd: {
            name: "etcd",
            args: etcdArguments(),
            configuration: [authorities],
        },
        containerd: {
            name: "containerd",
            args: ["--config", configurationFiles.containerd],
            configuration: [texts.containerd],
        },
        "kube-apiserver": {
            name: "kube-apiserver",
            args: apiServerArguments(),
            configuration: [authorities],
        },
        "kube-controller-manager": {
            name: "kube-controller-manager",
            args: controllerManagerArguments(),
            configuration: [authorities],
        },
        "kube-scheduler": {
            name: "kube-scheduler",
            args: flags({
                kubeconfig: kubeconfigFile("scheduler"),
                "bind-address": "127.0.0.1",
                "secure-port": String(ports.scheduler),
                "leader-elect": "false",
            }),
            configuration: [authorities],
        },
        kubelet: {
            name: "kubelet",
            args: flags({
                config: configurationFiles.kubelet,
                kubeconfig: kubeconfigFile("kubelet"),
                "root-dir": places.kubelet,
                "hostname-override": nodeName,
                "node-ip": network.address,
            }),
            configuration: [authorities, texts.kubelet],
        },
        "kube-proxy": {
            name: "kube-proxy",
            args: flags({ config: configurationFiles.kubeProxy }),
            configuration: [authorities, texts.kubeProxy],
        },
    };
}

function etcdArguments(): string[] {
    const client = `https://127.0.0.1:${String(ports.etcdClient)}`;
    const peer = `https://127.0.0.1:${String(ports.etcdPeer)}`;
    const authority = certificateFile(certificates.etcdAuthority);
    return flags({
        name: nodeName,
        "data-dir": places.etcd,
        "listen-client-urls": client,
        "advertise-client-urls": client,
        "listen-peer-urls": peer,
        "initial-advertise-peer-urls": peer,
        "initial-cluster": `${nodeName}=${peer}`,
        ...pair("cert-file", "key-file", certificates.etcd),
        "client-cert-auth": "true",
        "trusted-ca-file": authority,
        ...pair("peer-cert-file", "peer-key-file", certificates.etcd),
        "peer-client-cert-auth": "true",
        "peer-trusted-ca-file": authority,
        "log-level": "warn",
    });
}

function apiServerArguments(): string[] {
    return flags({
        // On our bridge alone: no network of the machine reaches it.
        "bind-address": network.address,
        "advertise-address": network.address,
        "secure-port": String(ports.apiServer),
        ...pair("tls-cert-file", "tls-private-key-file", certificates.apiServer),
        "client-ca-file": certificateFile(certificates.clusterAuthority),
        "etcd-servers": `https://127.0.0.1:${String(ports.etcdClient)}`,
        "etcd-cafile": certificateFile(certificates.etcdAuthority),
        ...pair("etcd-certfile", "etcd-keyfile", certificates.etcdClient),
        "encryption-provider-config": encryptionFile,
        "service-cluster-ip-range": network.services,
        "service-account-issuer": `https://kubernetes.default.svc.${network.domain}`,
        "service-account-key-file": serviceAccountKeys.public,
        "service-account-signing-key-file": serviceAccountKeys.private,
        "authorization-mode": "Node,RBAC",
        "enable-admission-plugins": "NodeRestriction",
        "allow-privileged": "true",
        // The node's name is in no DNS: without this `logs` and `exec` fail.
        "kubelet-preferred-address-types": "InternalIP",
        "kubelet-certificate-authority": certificateFile(certificates.clusterAuthority),
        ...pair("kubelet-client-certificate", "kubelet-client-key", certificates.kubeletClient),
        // The aggregation layer, for metrics-server.
        "requestheader-client-ca-file": certificateFile(certificates.frontProxyAuthority),
        "requestheader-allowed-names": certificates.frontProxy.commonName,
        "requestheader-username-headers": "X-Remote-User",
        "requestheader-group-headers": "X-Remote-Group",
        "requestheader-extra-headers-prefix": "X-Remote-Extra-",
        ...pair("proxy-client-cert-file", "proxy-client-key-file", certificates.frontProxy),
        "enable-aggregator-routing": "true",
    });
}

function controllerManagerArguments(): string[] {
    return flags({
        kubeconfig: kubeconfigFile("controllerManager"),
        "bind-address": "127.0.0.1",
        "secure-port": String(ports.controllerManager),
        "leader-elect": "false",
        "use-service-account-credentials": "true",
        "service-account-private-key-file": serviceAccountKeys.private,
        "root-ca-file": certificateFile(certificates.clusterAuthority),
        ...pair(
            "cluster-signing-cert-file",
            "cluster-signing-key-file",
            certificates.clusterAuthority,
        ),
    });
}

/** The two flags that take a certificate and its key. */
function pair(
    certificateFlag: string,
    keyFlag: string,
    certificate: CertificateRequest,
): Record<string, string> {
    return { [certificateFlag]: certificateFile(certificate), [keyFlag]: keyFile(certificate) };
}

function flags(values: Readonly<Record<string, string>>): string[] {
    return Object.entries(values).map(([name, value]) => `--${name}=${value}`);
}
