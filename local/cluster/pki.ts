import { createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

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
const clusterAuthority: CertificateRequest = {
    path: join(places.pki, "ca"),
    commonName: "sparkstead",
};
const etcdAuthority: CertificateRequest = {
    path: join(places.pki, "etcd-ca"),
    commonName: "sparkstead-etcd",
};
const frontProxyAuthority: CertificateRequest = {
    path: join(places.pki, "front-proxy-ca"),
    commonName: "sparkstead-front-proxy",
};

const service = "kubernetes.default.svc";

/** Every certificate of the cluster, by who shows it. */
export const certificates = {
    clusterAuthority,
    etcdAuthority,
    frontProxyAuthority,
    etcd: {
        path: join(places.pki, "etcd"),
        commonName: "etcd",
        alternativeNames: ["IP:127.0.0.1"],
        authority: etcdAuthority,
    },
    etcdClient: {
        path: join(places.pki, "etcd-client"),
        commonName: "kube-apiserver",
        authority: etcdAuthority,
    },
    frontProxy: {
        path: join(places.pki, "front-proxy"),
        commonName: "front-proxy-client",
        authority: frontProxyAuthority,
    },
    apiServer: {
        path: join(places.pki, "kube-apiserver"),
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
        path: join(places.pki, "kubelet-client"),
        commonName: "kube-apiserver-kubelet-client",
        organization: "system:masters",
        authority: clusterAuthority,
    },
    kubelet: {
        path: join(places.pki, "kubelet"),
        commonName: `system:node:${nodeName}`,
        organization: "system:nodes",
        alternativeNames: [`IP:${network.address}`, `DNS:${nodeName}`],
        authority: clusterAuthority,
    },
    controllerManager: {
        path: join(places.pki, "kube-controller-manager"),
        commonName: "system:kube-controller-manager",
        authority: clusterAuthority,
    },
    scheduler: {
        path: join(places.pki, "kube-scheduler"),
        commonName: "system:kube-scheduler",
        authority: clusterAuthority,
    },
    kubeProxy: {
        path: join(places.pki, "kube-proxy"),
        commonName: "system:kube-proxy",
        authority: clusterAuthority,
    },
    administrator: {
        path: join(places.pki, "admin"),
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
    return user === "administrator" ? adminKubeconfig : `${certificates[user].path}.kubeconfig`;
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
    const { private: privateFile, public: publicFile } = serviceAccountKeys;
    await haveSecretFile(privateFile, () => {
        const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
        return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    });
    const publicKey = createPublicKey(await readFile(privateFile));
    const text = publicKey.export({ type: "spki", format: "pem" }).toString();
    await haveFile(publicFile, text, 0o600);
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
    const context = { cluster: embeddedContext, user: request.commonName };
    return JSON.stringify(
        {
            apiVersion: "v1",
            kind: "Config",
            clusters: [{ name: embeddedContext, cluster }],
            users: [{ name: request.commonName, user }],
            contexts: [{ name: embeddedContext, context }],
            "current-context": embeddedContext,
        },
        undefined,
        2,
    );
}
