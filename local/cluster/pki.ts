import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { run } from "../run.ts";
import {
    certificateFile,
    type CertificateRequest,
    haveCertificate,
    keyFile,
} from "./certificates.ts";
import {
    adminKubeconfig,
    apiServerUrl,
    embeddedContext,
    network,
    nodeName,
    places,
} from "./layout.ts";
import { haveFile, haveSecretFile } from "./files.ts";

/** Three authorities, since each says something else: who is a user of Kubernetes, who may open etcd, who speaks for the API server. */
const clusterAuthority: CertificateRequest = { name: "ca", commonName: "sparkstead" };
const etcdAuthority: CertificateRequest = { name: "etcd-ca", commonName: "sparkstead-etcd" };
const frontProxyAuthority: CertificateRequest = {
    name: "front-proxy-ca",
    commonName: "sparkstead-front-proxy",
};

const service = "kubernetes.default.svc";

/** Every certificate of the cluster, by who shows it. */
export const certificates = {
    clusterAuthority,
    etcdAuthority,
    frontProxyAuthority,
    etcd: {
        name: "etcd",
        commonName: "etcd",
        alternativeNames: ["IP:127.0.0.1"],
        authority: etcdAuthority,
    },
    etcdClient: { name: "etcd-client", commonName: "kube-apiserver", authority: etcdAuthority },
    frontProxy: {
        name: "front-proxy",
        commonName: "front-proxy-client",
        authority: frontProxyAuthority,
    },
    apiServer: {
        name: "kube-apiserver",
        commonName: "kube-apiserver",
        alternativeNames: [
            ...[network.address, network.firstService, "127.0.0.1"].map((ip) => `IP:${ip}`),
            ...["kubernetes", "kubernetes.default", service, `${service}.${network.domain}`].map(
                (name) => `DNS:${name}`,
            ),
        ],
        authority: clusterAuthority,
    },
    /** With it the API server asks the kubelet for logs and commands. */
    kubeletClient: {
        name: "kubelet-client",
        commonName: "kube-apiserver-kubelet-client",
        organization: "system:masters",
        authority: clusterAuthority,
    },
    kubelet: {
        name: "kubelet",
        commonName: `system:node:${nodeName}`,
        organization: "system:nodes",
        alternativeNames: [`IP:${network.address}`, `DNS:${nodeName}`],
        authority: clusterAuthority,
    },
    controllerManager: {
        name: "kube-controller-manager",
        commonName: "system:kube-controller-manager",
        authority: clusterAuthority,
    },
    scheduler: {
        name: "kube-scheduler",
        commonName: "system:kube-scheduler",
        authority: clusterAuthority,
    },
    kubeProxy: {
        name: "kube-proxy",
        commonName: "system:kube-proxy",
        authority: clusterAuthority,
    },
    administrator: {
        name: "admin",
        commonName: "sparkstead-admin",
        organization: "system:masters",
        authority: clusterAuthority,
    },
} as const satisfies Record<string, CertificateRequest>;

/** Users of the API server that read a kubeconfig. */
const users = ["kubelet", "controllerManager", "scheduler", "kubeProxy", "administrator"] as const;

/** Key pair that signs and checks the tokens of service accounts. */
export const serviceAccountKeys = {
    private: join(places.pki, "service-accounts.key"),
    public: join(places.pki, "service-accounts.pub"),
} as const;

/** What says how Secrets are encrypted in etcd. */
export const encryptionFile = join(places.pki, "encryption.json");

export function kubeconfigFile(user: (typeof users)[number]): string {
    return user === "administrator"
        ? adminKubeconfig
        : join(places.pki, `${certificates[user].name}.kubeconfig`);
}

/** Makes every key, certificate and kubeconfig that is missing or no longer sound. Returns the authorities, which daemons read at start. */
export async function havePki(): Promise<string> {
    for (const request of Object.values(certificates)) {
        await haveCertificate(request);
    }
    await haveServiceAccountKeys();
    await haveSecretFile(encryptionFile, encryptionConfiguration);
    for (const user of users) {
        await haveFile(kubeconfigFile(user), await kubeconfig(certificates[user]), 0o600);
    }
    const authorities = [clusterAuthority, etcdAuthority, frontProxyAuthority];
    const texts = await Promise.all(
        authorities.map((authority) => readFile(certificateFile(authority), "utf8")),
    );
    return texts.join("");
}

async function haveServiceAccountKeys(): Promise<void> {
    const { private: key, public: publicKey } = serviceAccountKeys;
    await haveSecretFile(key, () => run("openssl", ["genrsa", "2048"]));
    await haveFile(publicKey, await run("openssl", ["rsa", "-in", key, "-pubout"]), 0o600);
}

function encryptionConfiguration(): string {
    const keys = [{ name: "first", secret: randomBytes(32).toString("base64") }];
    return JSON.stringify({
        apiVersion: "apiserver.config.k8s.io/v1",
        kind: "EncryptionConfiguration",
        // Identity at the end: without it no Secret written before encryption could be read.
        resources: [
            { resources: ["secrets"], providers: [{ secretbox: { keys } }, { identity: {} }] },
        ],
    });
}

/** A kubeconfig that holds its keys, so that a copy of it works anywhere on the machine. */
async function kubeconfig(request: CertificateRequest): Promise<string> {
    const [authority, certificate, key] = await Promise.all(
        [certificateFile(clusterAuthority), certificateFile(request), keyFile(request)].map(
            (file) => readFile(file, "base64"),
        ),
    );
    const cluster = { server: apiServerUrl, "certificate-authority-data": authority };
    const user = { "client-certificate-data": certificate, "client-key-data": key };
    const context = { cluster: embeddedContext, user: request.name };
    return JSON.stringify(
        {
            apiVersion: "v1",
            kind: "Config",
            clusters: [{ name: embeddedContext, cluster }],
            users: [{ name: request.name, user }],
            contexts: [{ name: embeddedContext, context }],
            "current-context": embeddedContext,
        },
        undefined,
        2,
    );
}
