import type { Answer, Cluster } from "../../../policy/live/cluster.ts";
import { neededSecrets } from "../../../policy/live/neededSecrets.ts";
import { goodPlan } from "../support/goodStack.ts";
import { authority, serving } from "./certificates.ts";
import { binding, clusterRole, role } from "./stackState.ts";
import { nodeAddress } from "./stubPods.ts";

/** What a cluster holds, by path; an Error is an answer that fails with its message. */
export type Contents = Readonly<Record<string, unknown>>;

/** The right that a review asks for, if it is for one. */
interface Review {
    readonly spec: {
        readonly resourceAttributes?: {
            readonly resource: string;
            readonly verb: string;
            readonly namespace?: string;
        };
    };
}

interface Stub {
    readonly contents: Contents;

    /** "roles in spark-jobs", "delete roles in spark-jobs": what whoever asks may not do. */
    readonly refused?: readonly string[];

    /** What is said to an object that is tried out. */
    readonly tried?: Error | undefined;
}

/** A cluster that answers from a table. */
export function stubCluster({ contents, refused = [], tried }: Stub): Cluster {
    return {
        tryOut: (manifest) => Promise.resolve(answerTo("", tried ?? manifest)),
        get: (path) => Promise.resolve(answerTo(path, contents[path])),
        review: (reviews) =>
            Promise.resolve({
                kind: "value",
                value: {
                    items: (reviews as readonly Review[]).map((review) => {
                        const asked = review.spec.resourceAttributes;
                        if (asked === undefined) {
                            // Rules of a namespace may be incomplete: these are so incomplete that all is asked one by one.
                            return { ...review, status: { resourceRules: [], incomplete: true } };
                        }
                        const right = `${asked.resource} in ${asked.namespace ?? "the cluster"}`;
                        const allowed = !refused.some(
                            (each) =>
                                each === right ||
                                each === `${asked.verb} ${right}` ||
                                (asked.verb === "*" && each.endsWith(` ${right}`)),
                        );
                        return { ...review, status: { allowed } };
                    }),
                },
            }),
    };
}

function answerTo(path: string, value: unknown): Answer {
    if (value instanceof Error) {
        const kind = value.message.includes("(Forbidden)") ? "forbidden" : "failed";
        return { kind, why: value.message };
    }
    return value === undefined ? { kind: "notFound", why: path } : { kind: "value", value };
}

export function list(...items: readonly object[]): object {
    return { items };
}

export function encoded(text: string): string {
    return Buffer.from(text).toString("base64");
}

export const label = { "sparkstead.io/stack": "sparkstead.dev" };
const { identity } = goodPlan.cluster;

export const goodNode = {
    metadata: { name: "node", labels: {} },
    status: {
        addresses: [{ type: "InternalIP", address: nodeAddress }],
        allocatable: { cpu: "8", memory: "32Gi", pods: "110" },
        conditions: [
            { type: "Ready", status: "True" },
            { type: "DiskPressure", status: "False" },
        ],
        images: Object.values(goodPlan.images.references).map((name) => ({ names: [name] })),
    },
};

export function namespace(name: string, labels: object = {}): object {
    const enforce = { "pod-security.kubernetes.io/enforce": "restricted" };
    return { metadata: { name, labels: { ...label, ...enforce, ...labels } } };
}

const admission = "/apis/admissionregistration.k8s.io/v1";
export const webhooks = `${admission}/mutatingwebhookconfigurations`;
export const validatingWebhooks = `${admission}/validatingwebhookconfigurations`;
export const systemSecrets = "/api/v1/namespaces/spark-system/secrets";
const systemServices = "/api/v1/namespaces/spark-system/services";

const rights = "/apis/rbac.authorization.k8s.io/v1";
export const roles = `${rights}/namespaces/spark-jobs/roles`;
export const roleBindings = `${rights}/namespaces/spark-jobs/rolebindings`;
export const clusterRoles = `${rights}/clusterroles`;
export const clusterRoleBindings = `${rights}/clusterrolebindings`;

export function webhook(caBundle: string): object {
    const service = { name: "spark-operator-webhook-svc", namespace: "spark-system" };
    return {
        metadata: { name: "spark-operator-webhook", labels: label },
        webhooks: [{ name: "mutate.example", clientConfig: { service, caBundle } }],
    };
}

/** Path of each Secret of the plan, with all its keys. */
const planned = Object.fromEntries(
    neededSecrets(goodPlan).map(({ namespace, name, keys }) => [
        `/api/v1/namespaces/${namespace}/secrets/${name}`,
        { metadata: { name }, data: Object.fromEntries(keys.map((key) => [key, encoded("x")])) },
    ]),
);
const namespaces = Object.values(goodPlan.namespaces).map((name) => namespace(name));

/** Of each part that is made here. */
const services = [
    "spark-system/minio",
    "spark-system/postgres",
    "spark-system/hive-metastore",
    "apache-livy/livy",
    "apache-hdfs/hdfs-namenode",
].map((address) => {
    const [namespace = "", name = ""] = address.split("/");
    return [`/api/v1/namespaces/${namespace}/services/${name}`, { metadata: { name } }] as const;
});

/** What there is before the first `up`: nothing of the platform. */
export const nothingYet: Contents = {
    ...Object.fromEntries(Object.keys(planned).map((path) => [path, undefined])),
    ...Object.fromEntries(
        Object.values(goodPlan.namespaces).map((name) => [`/api/v1/namespaces/${name}`, undefined]),
    ),
    "/api/v1/namespaces": list(),
    ...Object.fromEntries(services.map(([path]) => [path, undefined])),
    "/api/v1/persistentvolumeclaims": list(),
    [systemServices]: undefined,
    [webhooks]: undefined,
    [validatingWebhooks]: undefined,
};

export const webhookSecret = {
    metadata: { name: "spark-operator-webhook-certs" },
    data: { "ca-cert.pem": encoded(authority), "server-cert.pem": encoded(serving) },
};

export const livyClaim = {
    metadata: { name: "livy", namespace: "apache-livy", labels: label },
    status: { phase: "Bound" },
};

/** A cluster with the platform on it, of which no rule has anything to say. */
export const goodContents: Contents = {
    "/version": { gitVersion: "v1.36.3" },
    "/api/v1/nodes": list(goodNode),
    "/apis/metrics.k8s.io/v1beta1/nodes": list({ metadata: { name: "node" } }),
    "/apis/storage.k8s.io/v1/storageclasses": list({
        metadata: {
            name: "local",
            annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
        },
        provisioner: "rancher.io/local-path",
    }),
    "/api/v1/pods": list(),
    ...Object.fromEntries(services),
    "/api/v1/persistentvolumeclaims": list(livyClaim),
    "/api/v1/namespaces": list(...namespaces),
    ...Object.fromEntries(
        Object.values(goodPlan.namespaces).map((name) => [
            `/api/v1/namespaces/${name}`,
            namespace(name),
        ]),
    ),
    "/api/v1/namespaces/kube-system": { metadata: { name: "kube-system", uid: identity } },
    [systemSecrets]: list(webhookSecret),
    ...planned,
    "/api/v1/namespaces/spark-system/endpoints/spark-operator-webhook-svc": {
        subsets: [{ addresses: [{ ip: "10.0.0.1" }] }],
    },
    [systemServices]: list({
        metadata: {
            name: "spark-operator-webhook-svc",
            namespace: "spark-system",
            labels: { ...label, "app.kubernetes.io/component": "webhook" },
        },
    }),
    [webhooks]: list(webhook(encoded(authority))),
    [validatingWebhooks]: list(webhook(encoded(authority))),
    [roles]: list(role),
    [roleBindings]: list(binding),
    [clusterRoles]: list(clusterRole),
};
