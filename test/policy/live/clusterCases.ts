import { planWith } from "../../support/config.ts";
import type { Case } from "./case.ts";
import { hdfs, node } from "./caseParts.ts";
import { goodNode, list, namespace } from "./stubCluster.ts";

const storageClasses = "/apis/storage.k8s.io/v1/storageclasses";

const withIngress = planWith({
    historyServer: { ingress: { host: "history.example", ingressClass: "nginx" } },
});

const daemonSet = hdfs({ dataNodes: { kind: "daemonSet", expectedDataNodes: 2 }, replication: 2 });

/** The cluster itself: its nodes, classes and namespaces, and the machine that deploys. */
export const clusterCases: readonly Case[] = [
    { about: "a healthy cluster" },
    {
        about: "an old Kubernetes",
        contents: { "/version": { gitVersion: "v1.29.4" } },
        tools: { kubectl: "v1.29.4" },
        finds: { "run-todays-kubernetes": "the cluster runs v1.29.4, at least 1.30" },
    },
    {
        about: "a kubectl that is two minor versions behind",
        tools: { kubectl: "v1.34.2" },
        finds: { "have-the-tools": "kubectl is v1.34.2, the cluster runs v1.36.3" },
    },
    {
        about: "a kubectl one minor version ahead, of a cloud's making",
        tools: { kubectl: "v1.37.0-eks-0f9e1c2" },
    },
    {
        about: "no kubectl",
        tools: { kubectl: "" },
        finds: { "have-the-tools": "kubectl tells no version" },
    },
    {
        about: "a Pulumi CLI older than any that was tried",
        tools: { pulumi: "v3.249.0" },
        finds: { "have-the-tools": "Pulumi is v3.249.0, 3.250 or a newer 3.x is required" },
    },
    {
        about: "a Pulumi CLI of the next major version",
        tools: { pulumi: "v4.300.0" },
        finds: { "have-the-tools": "Pulumi is v4.300.0" },
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
        about: "a node whose cloud and etcd say that all of it is well",
        contents: node({
            conditions: [
                "Ready",
                "KernelReady",
                "NetworkingReady",
                "StorageReady",
                "EtcdIsVoter",
            ].map((type) => ({ type, status: "True" })),
        }),
    },
    {
        about: "a node whose cloud says that its kernel is not",
        contents: node({ conditions: [{ type: "KernelReady", status: "False" }] }),
        finds: { "keep-nodes-ready": "node node has KernelReady=False" },
    },
    {
        about: "no default StorageClass",
        contents: { [storageClasses]: list({ metadata: { name: "slow" }, provisioner: "x" }) },
        finds: { "have-a-storage-class": "no default StorageClass (it has slow)" },
    },
    {
        about: "no default StorageClass where each volume names its own, and a node label of the name storage",
        plan: planWith({
            objectStore: { kind: "minio", storageClass: "slow" },
            gateway: { kind: "livy", storageClass: "slow" },
            applications: {
                pi: {
                    type: "Python",
                    mainApplicationFile: "local:///pi.py",
                    nodeSelector: { storage: "ssd" },
                },
            },
        }),
        contents: { [storageClasses]: list({ metadata: { name: "slow" }, provisioner: "x" }) },
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
        finds: {
            "hold-the-rights":
                "may not get, list, watch, create, patch, delete roles in namespace spark-jobs, which",
        },
    },
    {
        about: "somebody who may make and not change",
        refused: ["patch deployments in apache-livy"],
        finds: { "hold-the-rights": "may not patch deployments in namespace apache-livy, which" },
    },
    {
        about: "somebody who may not wait for a cluster-wide kind",
        refused: ["watch customresourcedefinitions in the cluster"],
        finds: { "hold-the-rights": "may not watch customresourcedefinitions in the cluster" },
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
        about: "a namespace that the target excepts from Pod Security restricted",
        contents: {
            "/api/v1/namespaces": list(
                namespace("spark-system"),
                namespace("spark-jobs", { "pod-security.kubernetes.io/enforce": "baseline" }),
            ),
        },
        policyConfig: { "restrict-namespaces": { privileged: ["spark-jobs"] } },
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
