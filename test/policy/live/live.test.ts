import assert from "node:assert/strict";

import { askCluster } from "../../../policy/live/askCluster.ts";
import type { LiveWorld } from "../../../policy/live/liveWorld.ts";
import { rules } from "../../../policy/rules.ts";
import type { PlatformPlan } from "../../../stacks/plan/plan.ts";
import { planWith } from "../../support/config.ts";
import { goodPlan } from "../support/goodStack.ts";
import { anotherAuthority, authority } from "./certificates.ts";
import {
    type Contents,
    encoded,
    goodContents,
    goodNode,
    label,
    list,
    namespace,
    nothingYet,
    stubCluster,
    systemSecrets,
    webhook,
    webhookSecret,
    webhooks,
} from "./stubCluster.ts";

/** A change of the good cluster, and what all the rules together say of it. */
interface Case {
    readonly about: string;
    readonly contents?: Contents;
    readonly refused?: readonly string[];
    readonly plan?: PlatformPlan;
    readonly now?: Date;

    /** By rule: part of what it finds wrong. Every other rule is content. */
    readonly finds?: Readonly<Record<string, string>>;

    /** By rule: part of what it cannot tell. */
    readonly cannotTell?: Readonly<Record<string, string>>;
}

/** The rest is asked at both moments in the same words. */
const onlyAfter = rules.filter(({ live }) => live === undefined);

const s3Spark = "/api/v1/namespaces/spark-jobs/secrets/s3-spark";
const storageClasses = "/apis/storage.k8s.io/v1/storageclasses";
const jobs = "/api/v1/namespaces/spark-jobs";
const bindings = "/apis/rbac.authorization.k8s.io/v1/namespaces/spark-jobs/rolebindings";
const ingresses = "/apis/networking.k8s.io/v1/namespaces/spark-system/ingresses";
const withIngress = planWith({
    historyServer: { ingress: { host: "history.example", ingressClass: "nginx" } },
});
const hdfs = (raw: object): PlatformPlan => planWith({ fileSystem: { kind: "hdfs", ...raw } });
const daemonSet = hdfs({ dataNodes: { kind: "daemonSet", expectedDataNodes: 2 }, replication: 2 });
const forbidden = new Error("Error from server (Forbidden): secrets is forbidden");

/** Of an image that was built here and is in no registry. */
function isLocal({ names }: { readonly names: readonly string[] }): boolean {
    return names.some((name) => name.startsWith("sparkstead.local/"));
}

function node(change: object): Contents {
    const { status, ...rest } = goodNode;
    return { "/api/v1/nodes": list({ ...rest, status: { ...status, ...change } }) };
}

const cases: readonly Case[] = [
    { about: "a healthy cluster" },
    {
        about: "an old Kubernetes",
        contents: { "/version": { gitVersion: "v1.29.4" } },
        finds: { "run-todays-kubernetes": "the cluster runs v1.29.4, at least 1.30" },
    },
    {
        about: "a cluster of another identity",
        contents: { "/api/v1/namespaces/kube-system": { metadata: { uid: "other" } } },
        finds: { "name-the-cluster": "is the cluster other, the stack is for" },
    },
    {
        about: "metrics-server without endpoints",
        contents: { "/apis/metrics.k8s.io/v1beta1/nodes": new Error("ServiceUnavailable") },
        finds: { "serve-metrics": "metrics.k8s.io does not answer" },
    },
    {
        about: "a node without metrics",
        contents: { "/apis/metrics.k8s.io/v1beta1/nodes": list() },
        finds: { "serve-metrics": "no metrics of node node" },
    },
    {
        about: "a node short of disk",
        contents: node({ conditions: [{ type: "DiskPressure", status: "True" }] }),
        finds: { "keep-nodes-ready": "node node has DiskPressure=True" },
    },
    {
        about: "no default StorageClass",
        contents: { [storageClasses]: list({ metadata: { name: "slow" }, provisioner: "x" }) },
        finds: { "have-a-storage-class": "no default StorageClass (it has slow)" },
    },
    {
        about: "a StorageClass without a provisioner",
        contents: {
            [storageClasses]: list({
                metadata: {
                    name: "manual",
                    annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
                },
                provisioner: "kubernetes.io/no-provisioner",
            }),
        },
        finds: { "have-a-storage-class": "StorageClass manual has no provisioner" },
    },
    {
        about: "a StorageClass that only the plan knows",
        plan: planWith({ objectStore: { kind: "minio", storageClass: "fast" } }),
        finds: { "have-a-storage-class": "names StorageClass fast, the cluster has local" },
    },
    {
        about: "an IngressClass that only the plan knows",
        plan: withIngress,
        finds: { "have-an-ingress-class": "history.example names IngressClass nginx" },
    },
    {
        about: "the IngressClass of the plan",
        plan: withIngress,
        contents: {
            "/apis/networking.k8s.io/v1/ingressclasses": list({ metadata: { name: "nginx" } }),
        },
    },
    {
        about: "a right taken away",
        refused: ["roles in spark-jobs"],
        finds: { "hold-the-rights": "may not create roles in namespace spark-jobs" },
    },
    {
        about: "an image that is on no node and in no registry",
        contents: node({ images: goodNode.status.images.filter((image) => !isLocal(image)) }),
        finds: { "have-images-on-nodes": "sparkstead.local/spark:3.5.8 is not on node node" },
    },
    {
        about: "an image that a registry may have",
        contents: node({ images: goodNode.status.images.filter(isLocal) }),
        cannotTell: { "have-images-on-nodes": "only a pod can tell" },
    },
    {
        about: "a node too small",
        contents: node({ allocatable: { cpu: "100m", memory: "32Gi" } }),
        finds: { "fit-the-cluster": "of cpu, the nodes have 100m free" },
    },
    {
        about: "room in sum, and on no node for the largest pod",
        contents: {
            "/api/v1/nodes": list(
                ...Array.from({ length: 8 }, (_, index) => ({
                    metadata: { name: `n${index}` },
                    status: { ...goodNode.status, allocatable: { cpu: "1", memory: "900Mi" } },
                })),
            ),
            "/apis/metrics.k8s.io/v1beta1/nodes": list(
                ...Array.from({ length: 8 }, (_, index) => ({ metadata: { name: `n${index}` } })),
            ),
        },
        finds: { "fit-the-cluster": "no node has room for spark-system/operatorController" },
    },
    {
        about: "a cluster full of others' pods",
        contents: { "/api/v1/pods": list(pod({}, "8")) },
        finds: { "fit-the-cluster": "the nodes have 0m free" },
    },
    {
        about: "a cluster full of this stack's own pods",
        contents: { "/api/v1/pods": list(pod(label, "8")) },
    },
    {
        about: "a Secret without its key",
        contents: { [s3Spark]: { data: { AWS_ACCESS_KEY_ID: encoded("u") } } },
        finds: { "hold-secrets": "s3-spark has no key AWS_SECRET_ACCESS_KEY" },
    },
    {
        about: "a Secret with an empty key",
        contents: { [s3Spark]: { data: { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "eA==" } } },
        finds: { "hold-secrets": "s3-spark has nothing under AWS_ACCESS_KEY_ID" },
    },
    {
        about: "a Secret deleted under a running platform",
        contents: { [s3Spark]: undefined },
        finds: { "hold-secrets": "Secret spark-jobs/s3-spark is not there" },
    },
    {
        about: "a Secret that nobody may read",
        contents: { [s3Spark]: forbidden },
        cannotTell: { "hold-secrets": "(Forbidden)" },
    },
    {
        about: "a cluster before the first up",
        contents: nothingYet,
        cannotTell: { "hold-secrets": "Secret spark-jobs/s3-spark is not made yet" },
    },
    {
        about: "a certificate that ended",
        now: new Date("2037-01-01"),
        finds: { "renew-certificates": "server-cert.pem ended at" },
    },
    {
        about: "a certificate that ends in a week",
        now: new Date("2036-11-11"),
        finds: { "renew-certificates": "server-cert.pem ends in 7 days" },
    },
    {
        about: "something else under a certificate's name",
        contents: {
            [systemSecrets]: list(webhookSecret, {
                metadata: { name: "tls" },
                data: { "tls.crt": encoded("none") },
            }),
        },
        finds: { "renew-certificates": "Secret spark-system/tls tls.crt cannot be read" },
    },
    {
        about: "an Ingress whose certificate is for another host",
        contents: {
            [ingresses]: list({
                metadata: { name: "livy", namespace: "spark-system" },
                spec: {
                    tls: [{ secretName: webhookSecret.metadata.name, hosts: ["livy.example"] }],
                },
            }),
        },
        finds: { "renew-certificates": "has no certificate for livy.example" },
    },
    {
        about: "a webhook with another CA",
        contents: { [webhooks]: list(webhook(encoded(anotherAuthority))) },
        finds: { "trust-the-webhooks": "mutate.example trusts another CA" },
    },
    {
        about: "a webhook without a CA",
        contents: { [webhooks]: list(webhook("")) },
        finds: { "trust-the-webhooks": "mutate.example has no caBundle" },
    },
    {
        about: "a webhook whose pod is down",
        contents: {
            "/api/v1/namespaces/spark-system/endpoints/spark-operator-webhook-svc": undefined,
        },
        finds: { "trust-the-webhooks": "no ready pod behind spark-operator-webhook-svc" },
    },
    {
        about: "a webhook without a certificate",
        contents: { [systemSecrets]: list() },
        finds: { "trust-the-webhooks": "no Secret holds a certificate" },
    },
    {
        about: "another's webhook",
        contents: {
            [webhooks]: list(webhook(encoded(authority)), {
                metadata: { name: "foreign" },
                webhooks: [{ name: "x", clientConfig: { service: {} } }],
            }),
        },
    },
    {
        about: "a token of the default account",
        contents: {
            [`${jobs}/secrets`]: list({
                metadata: {
                    name: "old",
                    annotations: { "kubernetes.io/service-account.name": "default" },
                },
                type: "kubernetes.io/service-account-token",
            }),
        },
        finds: { "withhold-default-tokens": "Secret spark-jobs/old is a token" },
    },
    {
        about: "a right of the default account",
        contents: {
            [bindings]: list({
                metadata: { name: "b" },
                subjects: [{ kind: "ServiceAccount", name: "default" }],
            }),
        },
        finds: { "withhold-default-tokens": "RoleBinding spark-jobs/b gives rights" },
    },
    {
        about: "a pod with the default account's token",
        contents: {
            [`${jobs}/pods`]: list({
                metadata: { name: "p" },
                spec: {
                    serviceAccountName: "default",
                    volumes: [{ projected: { sources: [{ serviceAccountToken: {} }] } }],
                },
            }),
        },
        finds: { "withhold-default-tokens": "Pod spark-jobs/p has a token" },
    },
    {
        about: "a namespace of another stack",
        contents: {
            "/api/v1/namespaces": list(
                namespace("spark-system"),
                namespace("spark-jobs", { "sparkstead.io/stack": "sparkstead.prod" }),
            ),
        },
        finds: { "own-namespaces": "namespace spark-jobs belongs to sparkstead.prod" },
    },
    {
        about: "a namespace whose Pod Security was loosened",
        contents: {
            "/api/v1/namespaces": list(
                namespace("spark-system"),
                namespace("spark-jobs", { "pod-security.kubernetes.io/enforce": "baseline" }),
            ),
        },
        finds: { "restrict-namespaces": "namespace spark-jobs enforces Pod Security baseline" },
    },
    {
        about: "a Job that failed",
        contents: { "/apis/batch/v1/jobs": list(job("Failed")) },
        finds: { "finish-jobs": "Job spark-system/content failed: BackoffLimitExceeded" },
    },
    {
        about: "a Job that still runs",
        contents: { "/apis/batch/v1/jobs": list(job("Suspended")) },
        cannotTell: { "finish-jobs": "Job spark-system/content still runs" },
    },
    { about: "a Job that ended", contents: { "/apis/batch/v1/jobs": list(job("Complete")) } },
    {
        about: "a set with a member down",
        contents: {
            "/apis/apps/v1/statefulsets": list({
                metadata: { name: "zk", namespace: "apache-hdfs", labels: label },
                spec: { replicas: 3 },
                status: { availableReplicas: 2 },
            }),
        },
        finds: { "run-every-pod": "StatefulSet apache-hdfs/zk has 2 of 3 pods available" },
    },
    {
        about: "fewer nodes than DataNodes are expected",
        plan: daemonSet,
        finds: { "label-nodes": "1 nodes take a DataNode, the plan expects 2" },
    },
    {
        about: "as many nodes as DataNodes are expected",
        plan: daemonSet,
        contents: {
            "/api/v1/nodes": list(goodNode, { ...goodNode, metadata: { name: "other" } }),
            "/apis/metrics.k8s.io/v1beta1/nodes": list(
                { metadata: { name: "node" } },
                { metadata: { name: "other" } },
            ),
        },
    },
];

describe("the checklist on a cluster", () => {
    for (const test of cases) {
        const { finds = {}, cannotTell = {} } = test;
        const [found = "nothing wrong"] = Object.keys(finds);

        it(`finds ${found} in ${test.about}`, async () => {
            const rows = [
                ...(await askCluster("live", rules, worldOf(test))),
                ...(await askCluster("after", onlyAfter, worldOf(test))),
            ];

            for (const [outcome, expected] of [
                ["fail", finds],
                ["unknown", cannotTell],
            ] as const) {
                const said = rows.filter((row) => row.outcome === outcome);
                const text = JSON.stringify(said, undefined, 2);
                assert.deepEqual(
                    said.map(({ id }) => id).sort(),
                    Object.keys(expected).sort(),
                    text,
                );
                for (const { id, findings } of said) {
                    const part = expected[id] ?? "";
                    assert.ok(
                        findings.some(({ evidence }) => evidence.includes(part)),
                        text,
                    );
                }
            }
        });
    }

    it("says once that a cluster does not answer, and leaves the rest unknown", async () => {
        const contents = Object.fromEntries(
            Object.keys(goodContents).map((path) => [path, new Error("connection refused")]),
        );

        const rows = await askCluster("live", rules, worldOf({ about: "", contents }));

        assert.deepEqual(
            rows.filter(({ outcome }) => outcome === "fail").map(({ id }) => id),
            ["reach-the-cluster"],
        );
        assert.ok(rows.every(({ outcome }) => outcome !== "pass"));
    });

    it("has a fault for every rule that looks at a cluster", () => {
        const found = new Set([
            "reach-the-cluster",
            ...cases.flatMap(({ finds = {} }) => Object.keys(finds)),
        ]);

        assert.deepEqual(
            rules.filter(({ id, live, after }) => (live ?? after) !== undefined && !found.has(id)),
            [],
        );
    });
});

function worldOf({ contents = {}, refused = [], plan = goodPlan, now }: Case): LiveWorld {
    return {
        plan,
        stackLabel: "sparkstead.dev",
        cluster: stubCluster({ contents: { ...goodContents, ...contents }, refused }),
        now: now ?? new Date("2026-12-01"),
    };
}

function job(type: string): object {
    const condition = { type, status: "True", reason: "BackoffLimitExceeded", message: "" };
    return {
        metadata: { name: "content", namespace: "spark-system", labels: label },
        status: { conditions: [condition] },
    };
}

function pod(labels: object, cpu: string): object {
    return {
        metadata: { namespace: "x", labels },
        spec: { nodeName: "node", containers: [{ resources: { requests: { cpu } } }] },
        status: { phase: "Running" },
    };
}
