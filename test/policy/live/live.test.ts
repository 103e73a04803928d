import assert from "node:assert/strict";

import { goTools } from "../../../local/builds/goTool.ts";
import { type AskedWorld, askCluster } from "../../../policy/live/askCluster.ts";
import { Untold } from "../../../policy/live/answers.ts";
import type { RightsObject, Subject } from "../../../policy/live/rights.ts";
import type { StackExport } from "../../../policy/live/stackState.ts";
import { triedPulumi } from "../../../policy/probes/haveTheTools.ts";
import { rules } from "../../../policy/rules.ts";
import type { PlatformPlan } from "../../../stacks/plan/plan.ts";
import { planWith } from "../../support/config.ts";
import { goodPlan } from "../support/goodStack.ts";
import type { Case } from "./case.ts";
import { anotherAuthority, authority, serving } from "./certificates.ts";
import { podCases } from "./podCases.ts";
import {
    type Sketch,
    binding,
    clusterRole,
    configMapInState,
    declared,
    password,
    replacedRole,
    role,
    stateWith,
} from "./stackState.ts";
import {
    type Contents,
    encoded,
    goodContents,
    goodNode,
    label,
    list,
    livyClaim,
    namespace,
    clusterRoleBindings,
    clusterRoles,
    nothingYet,
    roleBindings,
    roles,
    stubCluster,
    systemSecrets,
    validatingWebhooks,
    webhook,
    webhookSecret,
    webhooks,
} from "./stubCluster.ts";
import { stubPods } from "./stubPods.ts";

/** Which of the rules have something to ask at a moment. */
function asked(moment: "live" | "after", ids: readonly string[]): string[] {
    return rules
        .filter((rule) => ids.includes(rule.id) && rule[moment] !== undefined)
        .map(({ id }) => id);
}

const s3Spark = "/api/v1/namespaces/spark-jobs/secrets/s3-spark";
const storageClasses = "/apis/storage.k8s.io/v1/storageclasses";
const jobs = "/api/v1/namespaces/spark-jobs";
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

const teamsPi = {
    type: "Scala",
    mainClass: "Pi",
    mainApplicationFile: "local:///a.jar",
    image: "team/pi:1",
} as const;

/** Two nodes, each with images of its own. */
function nodes(...images: readonly (readonly object[])[]): Contents {
    return {
        "/api/v1/nodes": list(
            ...images.map((each, index) => ({
                metadata: { name: index === 0 ? "a" : "b", labels: {} },
                status: { ...goodNode.status, images: each },
            })),
        ),
        "/apis/metrics.k8s.io/v1beta1/nodes": list(
            { metadata: { name: "a" } },
            { metadata: { name: "b" } },
        ),
    };
}

const manyImages = Array.from({ length: 50 }, (_, index) => ({ names: [`other:${index}`] }));
const storeImage = goodPlan.images.references.minio;

const quotas = "/api/v1/resourcequotas";
const limitRanges = "/api/v1/limitranges";
const storageCapacities = "/apis/storage.k8s.io/v1/csistoragecapacities";

/** Between a class and what a quota counts of it. */
const ofClass = "storageclass.storage.k8s.io";

function quota(status: object): object {
    return { metadata: { name: "team", namespace: "spark-system" }, status };
}

/** What the driver of the default class has left on some of the nodes. */
function segment(capacity: string): object {
    return { storageClassName: "local", capacity };
}

function limitRange(namespace: string, limits: object): object {
    return { metadata: { name: "team", namespace }, spec: { limits: [limits] } };
}

const ownPod = {
    metadata: { name: "minio-0", namespace: "spark-system", labels: label },
    spec: {},
    status: { phase: "Running" },
};

const storeClaim = {
    metadata: { name: "minio", namespace: "spark-system", labels: label },
    spec: { storageClassName: "local", resources: { requests: { storage: "10Gi" } } },
    status: { phase: "Bound" },
};

function dataNodes(labels: object): object {
    return {
        metadata: { name: "hdfs-datanode", namespace: "apache-hdfs", labels },
        spec: { replicas: 0, volumeClaimTemplates: [{ metadata: { name: "data" } }] },
    };
}

/** As its controller makes it: without the label of a stack. */
const dataClaim = {
    metadata: { name: "data-hdfs-datanode-0", namespace: "apache-hdfs" },
    status: { phase: "Pending" },
};

/** An application whose driver reads a Secret that somebody else has to make. */
function applicationWith(secret: string): PlatformPlan {
    const env = [{ name: "KEY", valueFrom: { secretKeyRef: { name: secret, key: "KEY" } } }];
    const specification = { type: "Python", mainApplicationFile: "local:///pi.py" } as const;
    return planWith({ applications: { pi: { ...specification, driver: { env } } } });
}

/** A binding of the whole cluster that nobody declared. */
function bindingFor(subject: Subject): Contents {
    return {
        [clusterRoleBindings]: list({
            metadata: { name: "all" },
            roleRef: { kind: "ClusterRole", name: "view" },
            subjects: [subject],
        }),
    };
}

const openShiftGroup: Subject = { kind: "Group", name: "system:serviceaccounts:spark-jobs" };

function account(name: string): Subject {
    return { kind: "ServiceAccount", name, namespace: "spark-jobs" };
}

/** As OpenShift makes one in each project. */
function projectBinding(role: string, subject: Subject): RightsObject {
    return {
        metadata: { name: `${role}s`, namespace: "spark-jobs" },
        roleRef: { kind: "ClusterRole", name: role },
        subjects: [subject],
    };
}

const clusterCases: readonly Case[] = [
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
        about: "an image that is on no node and in no registry",
        contents: node({ images: goodNode.status.images.filter((image) => !isLocal(image)) }),
        finds: { "have-images-on-nodes": "sparkstead.local/spark:3.5.8 is not on node node" },
    },
    {
        about: "an image that a registry may have",
        contents: node({ images: goodNode.status.images.filter(isLocal) }),
    },
    {
        about: "an image that a registry does not have",
        contents: node({ images: goodNode.status.images.filter(isLocal) }),
        pods: { "pull quay.io/": { kind: "refused", text: "ErrImagePull: not found" } },
        finds: { "have-images-on-nodes": "on node node, and cannot be pulled: ErrImagePull" },
    },
    {
        about: "an image that no pod could ask for",
        contents: node({ images: goodNode.status.images.filter(isLocal) }),
        pods: { "pull quay.io/": { kind: "unasked", text: "only a pod can tell" } },
        cannotTell: { "have-images-on-nodes": "on node node: only a pod can tell" },
    },
    {
        about: "an image that a node with many may have, and has not",
        contents: node({ images: manyImages }),
        pods: { "pull sparkstead.local/spark:": { kind: "refused", text: "ErrImagePull" } },
        finds: { "have-images-on-nodes": "sparkstead.local/spark:3.5.8 is not seen on node node" },
    },
    {
        about: "an image that one node has, and another cannot pull",
        contents: nodes(goodNode.status.images, goodNode.status.images.filter(isLocal)),
        pods: {
            [`pull ${storeImage} {"kind":"asIfAbsent","rather":["a"]}`]: {
                kind: "refused",
                text: "ErrImagePull",
            },
        },
        finds: {
            "have-images-on-nodes": `${storeImage} is not seen on node b, and cannot be pulled: ErrImagePull`,
        },
    },
    {
        about: "an image that one node has, and another can pull",
        contents: nodes(goodNode.status.images, goodNode.status.images.filter(isLocal)),
    },
    {
        about: "an image that one node has, no registry, and no other node",
        contents: nodes(goodNode.status.images, []),
        finds: { "have-images-on-nodes": "sparkstead.local/spark:3.5.8 is not on node b, and in" },
    },
    {
        about: "an image that one node has, and another with many may have, and has not",
        contents: nodes(goodNode.status.images, manyImages),
        pods: {
            [`pull ${storeImage} {"kind":"oneOf","nodes":["b"]}`]: {
                kind: "refused",
                text: "ErrImage",
            },
        },
        finds: { "have-images-on-nodes": `${storeImage} is not seen on node b` },
    },
    {
        about: "an image that only a part of somebody else's would run",
        plan: planWith({
            gateway: { kind: "external", url: "http://livy.example:8998" },
            images: { references: { ...goodPlan.images.references, livy: "nobody/livy:1" } },
        }),
        pods: { "pull nobody/livy": { kind: "refused", text: "ErrImagePull" } },
    },
    {
        about: "an image that the node reports under its full name",
        contents: node({
            images: [...goodNode.status.images, { names: ["docker.io/team/pi:1"] }],
        }),
        plan: planWith({ applications: { pi: teamsPi } }),
        pods: { "pull team/pi:1": { kind: "refused", text: "ImagePullBackOff" } },
    },
    {
        about: "an image of an application that cannot be pulled",
        plan: planWith({ applications: { pi: teamsPi } }),
        pods: { "pull team/pi:1": { kind: "refused", text: "ImagePullBackOff" } },
        finds: { "have-images-on-nodes": "team/pi:1 is not seen on node node" },
    },
    {
        about: "a cluster whose only node takes no pods",
        contents: { "/api/v1/nodes": list({ ...goodNode, spec: { unschedulable: true } }) },
        finds: { "fit-the-cluster": "the nodes have 0m free" },
        cannotTell: { "have-images-on-nodes": "no node takes pods" },
    },
    {
        about: "a node too small",
        contents: node({ allocatable: { cpu: "100m", memory: "32Gi", pods: "110" } }),
        finds: { "fit-the-cluster": "of cpu, the nodes have 100m free" },
    },
    {
        about: "room in sum, and on no node for the largest pod",
        contents: {
            "/api/v1/nodes": list(
                ...Array.from({ length: 8 }, (_, index) => ({
                    metadata: { name: `n${index}` },
                    status: {
                        ...goodNode.status,
                        allocatable: { cpu: "1", memory: "900Mi", pods: "110" },
                    },
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
        about: "a node that may hold few pods",
        contents: node({ allocatable: { cpu: "8", memory: "32Gi", pods: "6" } }),
        finds: { "fit-the-cluster": "the plan requests 7 of pods, the nodes have 6 free" },
    },
    {
        about: "a quota of pods too small for the plan beside others' pods",
        contents: {
            [quotas]: list(quota({ hard: { pods: "7" }, used: { pods: "4" } })),
            "/api/v1/pods": list(ownPod),
        },
        finds: { "fit-the-cluster": "spark-system/team leaves 4 of pods, the plan needs 5" },
    },
    {
        about: "a quota that this stack's own pods use up",
        contents: {
            [quotas]: list(quota({ hard: { pods: "5" }, used: { pods: "1" } })),
            "/api/v1/pods": list(ownPod),
        },
    },
    {
        about: "a quota of cpu too small for the plan",
        contents: { [quotas]: list(quota({ hard: { "requests.cpu": "1m" } })) },
        finds: { "fit-the-cluster": "spark-system/team leaves 1m of requests.cpu" },
    },
    {
        about: "a quota of storage too small for the plan",
        contents: { [quotas]: list(quota({ hard: { "requests.storage": "1Gi" } })) },
        finds: { "fit-the-cluster": "leaves 1Gi of requests.storage, the plan needs 10Gi" },
    },
    {
        about: "a quota of claims that others have used up",
        contents: {
            [quotas]: list(
                quota({
                    hard: { persistentvolumeclaims: "3" },
                    used: { persistentvolumeclaims: "3" },
                }),
            ),
        },
        finds: { "fit-the-cluster": "leaves 0 of persistentvolumeclaims, the plan needs 1" },
    },
    {
        about: "a quota of storage that this stack's own claims use up",
        contents: {
            [quotas]: list(
                quota({
                    hard: { "requests.storage": "10Gi" },
                    used: { "requests.storage": "10Gi" },
                }),
            ),
            "/api/v1/persistentvolumeclaims": list(livyClaim, storeClaim),
        },
    },
    {
        about: "a quota of storage of the default class too small for the plan",
        contents: {
            [quotas]: list(quota({ hard: { [`local.${ofClass}/requests.storage`]: "1Gi" } })),
        },
        finds: { "fit-the-cluster": `leaves 1Gi of local.${ofClass}/requests.storage` },
    },
    {
        about: "a quota of a class that this stack's own claims use up",
        contents: {
            [quotas]: list(
                quota({
                    hard: { [`local.${ofClass}/persistentvolumeclaims`]: "1" },
                    used: { [`local.${ofClass}/persistentvolumeclaims`]: "1" },
                }),
            ),
            "/api/v1/persistentvolumeclaims": list(livyClaim, storeClaim),
        },
    },
    {
        about: "a quota of a class that the plan does not use",
        contents: {
            [quotas]: list(quota({ hard: { [`fast.${ofClass}/requests.storage`]: "0" } })),
        },
    },
    {
        about: "a quota of memory limits too small for the plan",
        contents: { [quotas]: list(quota({ hard: { "limits.memory": "1Mi" } })) },
        finds: { "fit-the-cluster": "spark-system/team leaves 1Mi of limits.memory" },
    },
    {
        about: "a quota of cpu limits where no container gets one",
        contents: {
            [quotas]: list(quota({ hard: { "limits.cpu": "100" } })),
            [limitRanges]: list(
                limitRange("apache-livy", { type: "Container", default: { cpu: "1" } }),
                limitRange("spark-system", { type: "Pod", max: { cpu: "1" } }),
            ),
        },
        finds: { "fit-the-cluster": "spark-system/team counts limits.cpu, no container" },
    },
    {
        about: "a quota of cpu limits that a LimitRange gives",
        contents: {
            [quotas]: list(quota({ hard: { "limits.cpu": "5" } })),
            [limitRanges]: list(
                limitRange("spark-system", { type: "Container", default: { cpu: "1" } }),
            ),
        },
    },
    {
        about: "a quota of cpu limits that this stack's own pods use up",
        contents: {
            [quotas]: list(quota({ hard: { "limits.cpu": "5" }, used: { "limits.cpu": "5" } })),
            [limitRanges]: list(
                limitRange("spark-system", { type: "Container", default: { cpu: "1" } }),
            ),
            "/api/v1/pods": list({
                ...ownPod,
                spec: { containers: [{ resources: { limits: { cpu: "5" } } }] },
            }),
        },
    },
    {
        about: "a quota of cpu limits smaller than those that a LimitRange gives",
        contents: {
            [quotas]: list(quota({ hard: { "limits.cpu": "4" } })),
            [limitRanges]: list(
                limitRange("spark-system", { type: "Container", default: { cpu: "1" } }),
            ),
        },
        finds: { "fit-the-cluster": "leaves 4000m of limits.cpu, the plan needs 5000m" },
    },
    {
        about: "a quota of cpu limits where the plan runs no pods, and one of other things",
        contents: {
            [quotas]: list({
                metadata: { name: "team", namespace: "apache-hdfs" },
                status: { hard: { "limits.cpu": "1", "count/secrets": "0" } },
            }),
        },
    },
    {
        about: "quotas of other namespaces, and of some pods only",
        contents: {
            [quotas]: list(
                { metadata: { name: "q", namespace: "x" }, status: { hard: { pods: "0" } } },
                { ...quota({ hard: { pods: "0" } }), spec: { scopes: ["BestEffort"] } },
            ),
        },
    },
    {
        about: "quotas that nobody may list",
        contents: { [quotas]: forbidden },
        cannotTell: { "fit-the-cluster": "(Forbidden)" },
    },
    {
        about: "a storage driver that has less left than the plan's volumes need",
        contents: {
            [storageCapacities]: list({ storageClassName: "local", capacity: "5Gi" }),
        },
        finds: { "fit-the-cluster": "StorageClass local has 5Gi left, the plan needs 12Gi more" },
    },
    {
        about: "a storage driver that has enough for the volumes that are not made yet",
        contents: {
            [storageCapacities]: list({ storageClassName: "local", capacity: "5Gi" }),
            "/api/v1/persistentvolumeclaims": list(livyClaim, storeClaim),
        },
    },
    {
        about: "storage in pieces, each smaller than the plan's largest volume",
        contents: {
            [storageCapacities]: list(...["9Gi", "9Gi", "9Gi"].map(segment)),
        },
        finds: { "fit-the-cluster": "StorageClass local gives volumes up to 9Gi, spark-system" },
    },
    {
        about: "storage in pieces, one of which has room for the plan's largest volume",
        contents: {
            [storageCapacities]: list(...["2Gi", "10Gi"].map(segment)),
        },
    },
    {
        about: "storage in pieces where the largest volume is made already",
        contents: {
            [storageCapacities]: list(...["2Gi", "2Gi"].map(segment)),
            "/api/v1/persistentvolumeclaims": list(livyClaim, storeClaim),
        },
    },
    {
        about: "storage in pieces where the largest volume was made when the plan said more",
        contents: {
            [storageCapacities]: list(...["2Gi", "2Gi"].map(segment)),
            "/api/v1/persistentvolumeclaims": list(livyClaim, {
                ...storeClaim,
                spec: { storageClassName: "local", resources: { requests: { storage: "11Gi" } } },
            }),
        },
    },
    {
        about: "storage in pieces where only a small volume of the same namespace is made",
        plan: hdfs({
            nameNodes: { mode: "single" },
            dataNodes: { kind: "statefulSet", replicas: 1 },
            replication: 1,
        }),
        contents: {
            [storageCapacities]: list(...["9Gi", "9Gi"].map(segment)),
            "/api/v1/persistentvolumeclaims": list(livyClaim, storeClaim, {
                ...storeClaim,
                metadata: { name: "data", namespace: "apache-hdfs", labels: label },
                spec: { storageClassName: "local", resources: { requests: { storage: "2Gi" } } },
            }),
        },
        finds: { "fit-the-cluster": "volumes up to 9Gi, apache-hdfs needs one of 10Gi" },
    },
    {
        about: "storage in pieces where a volume as large is made in another namespace",
        contents: {
            [storageCapacities]: list(segment("9Gi")),
            "/api/v1/persistentvolumeclaims": list({ ...storeClaim, ...livyClaim }),
        },
        finds: { "fit-the-cluster": "volumes up to 9Gi, spark-system needs one of 10Gi" },
    },
    {
        about: "a driver that has room and makes no volume so large",
        contents: {
            [storageCapacities]: list({ ...segment("100Gi"), maximumVolumeSize: "9Gi" }),
        },
        finds: { "fit-the-cluster": "StorageClass local gives volumes up to 9Gi, spark-system" },
    },
    {
        about: "a driver that tells of some nodes how large a volume may be, and no more",
        contents: {
            [storageCapacities]: list(segment("1Gi"), {
                storageClassName: "local",
                maximumVolumeSize: "10Gi",
            }),
        },
    },
    {
        about: "a driver that tells nothing of some nodes",
        contents: {
            [storageCapacities]: list(segment("5Gi"), { storageClassName: "local" }),
        },
        finds: { "fit-the-cluster": "StorageClass local has 5Gi left, the plan needs 12Gi more" },
    },
    {
        about: "a driver that tells nothing of any node",
        contents: { [storageCapacities]: list({ storageClassName: "local" }) },
        cannotTell: { "fit-the-cluster": "StorageClass local: its driver does not tell" },
    },
    {
        about: "a storage driver of a class that the plan does not use",
        contents: {
            [storageCapacities]: list({ storageClassName: "fast", capacity: "1Gi" }),
        },
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
        state: [
            declared("core/v1:Secret", { metadata: { name: "s3-spark", namespace: "spark-jobs" } }),
        ],
        finds: { "hold-secrets": "Secret spark-jobs/s3-spark is not there, the state has it" },
    },
    {
        about: "a Secret that the next up adds to a running platform",
        contents: { [s3Spark]: undefined },
        state: [
            declared("core/v1:Secret", { metadata: { name: "s3-spark", namespace: "elsewhere" } }),
        ],
        cannotTell: { "hold-secrets": "Secret spark-jobs/s3-spark is not made yet, `up` makes it" },
    },
    {
        about: "a missing Secret and another one's missing key, where the state does not tell",
        contents: {
            [s3Spark]: undefined,
            "/api/v1/namespaces/apache-livy/secrets/s3-livy": { data: {} },
        },
        state: new Untold("no stack named sparkstead"),
        finds: { "hold-secrets": "Secret apache-livy/s3-livy has no key" },
        cannotTell: {
            "run-every-pod": "no stack named",
            "finish-jobs": "no stack named",
            "keep-values-secret": "no stack named",
            "grant-what-is-declared": "no stack named",
        },
    },
    {
        about: "a Secret that an application of the config names, and nobody made",
        plan: applicationWith("theirs"),
        finds: { "hold-secrets": "Secret spark-jobs/theirs is not there" },
    },
    {
        about: "a Secret that an application of the config names, with its key",
        plan: applicationWith("theirs"),
        contents: {
            "/api/v1/namespaces/spark-jobs/secrets/theirs": { data: { KEY: encoded("x") } },
        },
    },
    {
        about: "a Secret that nobody may read",
        contents: { [s3Spark]: forbidden },
        cannotTell: { "hold-secrets": "(Forbidden)" },
    },
    {
        about: "a cluster before the first up",
        contents: nothingYet,
        cannotTell: {
            "hold-secrets": "Secret spark-jobs/s3-spark is not made yet",
            "reach-endpoints": "Service spark-system/minio is not made yet",
            "reach-the-gateway": "Service apache-livy/livy is not made yet",
            "resolve-names": "Service spark-system/minio is not made yet",
            "write-the-event-log": "its store is not made yet",
        },
    },
    {
        about: "a pull Secret that every namespace but Livy's has",
        plan: planWith({ images: { pullSecrets: ["registry"] } }),
        contents: Object.fromEntries(
            ["spark-system", "spark-jobs", "apache-hdfs"].map((namespace) => [
                `/api/v1/namespaces/${namespace}/secrets/registry`,
                { data: { ".dockerconfigjson": encoded("{}") } },
            ]),
        ),
        finds: { "hold-secrets": "Secret apache-livy/registry is not there" },
    },
    {
        about: "a claim that a StatefulSet of the stack made and nothing provides for",
        contents: {
            "/apis/apps/v1/statefulsets": list(dataNodes(label)),
            "/api/v1/persistentvolumeclaims": list(livyClaim, dataClaim),
        },
        finds: { "bind-claims": "claim apache-hdfs/data-hdfs-datanode-0 is Pending" },
    },
    {
        about: "a claim that another's StatefulSet waits for",
        contents: {
            "/apis/apps/v1/statefulsets": list(dataNodes({})),
            "/api/v1/persistentvolumeclaims": list(livyClaim, dataClaim),
        },
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
        about: "an Ingress whose Secret has its authority beside its certificate",
        contents: {
            [systemSecrets]: list(webhookSecret, {
                metadata: { name: "issued" },
                data: { "ca.crt": encoded(authority), "tls.crt": encoded(serving) },
            }),
            [ingresses]: list({
                metadata: { name: "history", namespace: "spark-system" },
                spec: { tls: [{ secretName: "issued", hosts: ["history.example"] }] },
            }),
        },
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
        about: "a webhook that is no longer known to the API server",
        contents: { [webhooks]: list(), [validatingWebhooks]: list() },
        finds: { "trust-the-webhooks": "no MutatingWebhookConfiguration of the stack is there" },
    },
    {
        about: "a webhook of which the API server knows one half",
        contents: { [validatingWebhooks]: undefined },
        finds: { "trust-the-webhooks": "no ValidatingWebhookConfiguration of the stack is there" },
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
            [roleBindings]: list(binding, {
                metadata: { name: "b" },
                subjects: [{ kind: "ServiceAccount", name: "default", namespace: "spark-jobs" }],
            }),
        },
        finds: {
            "withhold-default-tokens": "RoleBinding spark-jobs/b gives rights",
            "grant-what-is-declared": "to ServiceAccount default, and the state",
        },
    },
    {
        about: "a right of the default account in the whole cluster",
        contents: bindingFor({
            ...{ kind: "ServiceAccount", name: "default", namespace: "spark-jobs" },
        }),
        finds: {
            "withhold-default-tokens":
                "ClusterRoleBinding all gives rights to the default account: it is for ServiceAccount spark-jobs/default",
            "grant-what-is-declared": "to ServiceAccount default, and the state",
        },
    },
    {
        about: "a right of the default account by its name as a user",
        contents: bindingFor({ kind: "User", name: "system:serviceaccount:spark-jobs:default" }),
        finds: {
            "withhold-default-tokens": "it is for User system:serviceaccount:spark-jobs:default",
            "grant-what-is-declared": "to User system:serviceaccount:spark-jobs:default",
        },
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
        about: "a Job that failed",
        contents: { "/apis/batch/v1/jobs": list(job("Failed")) },
        finds: { "finish-jobs": "Job spark-system/content failed: BackoffLimitExceeded" },
    },
    {
        about: "a Job that still runs",
        contents: { "/apis/batch/v1/jobs": list(job("Suspended")) },
        cannotTell: { "finish-jobs": "Job spark-system/content still runs" },
    },
    {
        about: "a Job that is gone",
        state: [declared("batch/v1:Job", job("Complete"))],
        finds: { "finish-jobs": "Job spark-system/content is not there, the state has it" },
    },
    {
        about: "Jobs that go by themselves or wait in the state to be deleted",
        state: [
            declared("batch/v1:Job", { ...job(""), spec: { ttlSecondsAfterFinished: 60 } }),
            { ...declared("batch/v1:Job", job("")), delete: true },
        ],
    },
    { about: "a Job that ended", contents: { "/apis/batch/v1/jobs": list(job("Complete")) } },
    {
        about: "a set of pods that is gone",
        state: [declared("apps/v1:Deployment", minio(1))],
        finds: { "run-every-pod": "Deployment spark-system/minio is not there, the state has it" },
    },
    {
        about: "a set of pods that was scaled down, and has lost its label",
        state: [declared("apps/v1:StatefulSet", minio(3))],
        contents: { "/apis/apps/v1/statefulsets": list(minio(2)) },
        finds: {
            "run-every-pod":
                "StatefulSet spark-system/minio has 2 of 3 pods available, it asks for 2",
        },
    },
    {
        about: "a set of pods that is there as the state has it, a replaced one and another's",
        state: [
            declared("apps/v1:Deployment", minio(2)),
            { ...declared("apps/v1:Deployment", { metadata: { name: "old" } }), delete: true },
        ],
        contents: {
            "/apis/apps/v1/deployments": list(minio(2), {
                metadata: { name: "theirs", namespace: "elsewhere" },
                status: {},
            }),
        },
    },
    {
        about: "a DaemonSet that no node takes",
        state: [declared("apps/v1:DaemonSet", minio())],
        contents: {
            "/apis/apps/v1/daemonsets": list({
                ...minio(),
                status: { desiredNumberScheduled: 0, numberAvailable: 0 },
            }),
        },
        finds: { "run-every-pod": "DaemonSet spark-system/minio has 0 of 1 pods available" },
    },
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
        about: "a password in a ConfigMap's file",
        contents: {
            [`${jobs}/configmaps`]: list({
                metadata: { name: "conf" },
                data: { "hive-site.xml": `<value>${password}</value>` },
            }),
        },
        finds: {
            "keep-values-secret":
                "ConfigMap spark-jobs/conf holds the value of RandomPassword store-root in data.hive-site.xml,",
        },
    },
    {
        about: "a password in a pod's command",
        contents: {
            [`${jobs}/pods`]: list({
                metadata: { name: "p" },
                spec: { containers: [{ args: ["--url", `jdbc:x?password=${password}`] }] },
            }),
        },
        finds: {
            "keep-values-secret":
                "Pod spark-jobs/p holds the value of RandomPassword store-root in spec.containers[0].args[1],",
        },
    },
    {
        about: "a password in a SparkApplication",
        contents: {
            "/apis/sparkoperator.k8s.io/v1beta2/namespaces/spark-jobs/sparkapplications": list({
                metadata: { name: "pi" },
                spec: { sparkConf: { "spark.hadoop.fs.s3a.secret.key": password } },
            }),
        },
        finds: { "keep-values-secret": "SparkApplication spark-jobs/pi holds" },
    },
    {
        about: "a password in an annotation of its own Secret",
        contents: {
            [`${jobs}/secrets`]: list({
                metadata: { name: "s3", annotations: { applied: encoded(password) } },
                data: { key: encoded(password) },
            }),
        },
        finds: {
            "keep-values-secret":
                "Secret spark-jobs/s3 holds the value of RandomPassword store-root in metadata.annotations.applied,",
        },
    },
    {
        about: "a password in the data of a Secret",
        contents: {
            [`${jobs}/secrets`]: list({
                metadata: { name: "s3" },
                data: { key: encoded(password) },
            }),
        },
    },
    {
        about: "a password in the state's plain text",
        state: [configMapInState({ url: `postgres://hive:${password}@sql` })],
        finds: {
            "keep-values-secret":
                "the state of ConfigMap store-config holds the value of RandomPassword store-root in inputs.data.url,",
        },
    },
    {
        about: "a ConfigMap that nobody may read",
        contents: { [`${jobs}/configmaps`]: forbidden },
        cannotTell: { "keep-values-secret": "(Forbidden)" },
    },
    {
        about: "a state that cannot be had",
        state: new Untold("no stack named 'dev' found"),
        cannotTell: {
            "run-every-pod": "no stack named",
            "finish-jobs": "no stack named",
            "keep-values-secret": "no stack named",
            "grant-what-is-declared": "no stack named",
        },
    },
    {
        about: "a right that somebody added",
        contents: {
            [roles]: list({
                ...role,
                rules: [
                    ...(role.rules ?? []),
                    { apiGroups: [""], resources: ["secrets"], verbs: ["list"] },
                ],
            }),
        },
        finds: {
            "grant-what-is-declared":
                "Role spark-jobs/spark may list secrets, which the state does not have",
        },
    },
    {
        about: "a right that somebody took away",
        contents: {
            [roles]: list({
                ...role,
                rules: [{ apiGroups: [""], resources: ["pods", "services"], verbs: ["get"] }],
            }),
        },
        finds: {
            "grant-what-is-declared":
                "Role spark-jobs/spark no longer may create pods, which the state has",
        },
    },
    {
        about: "the same rights in other words",
        contents: {
            [roles]: list({
                ...role,
                rules: [
                    { apiGroups: [""], resources: ["services"], verbs: ["create", "get"] },
                    { apiGroups: [""], resources: ["pods"], verbs: ["create", "get"] },
                ],
            }),
        },
    },
    {
        about: "a right widened to the whole kind",
        contents: {
            [clusterRoles]: list({
                ...clusterRole,
                rules: [...(clusterRole.rules ?? []), { nonResourceURLs: ["*"], verbs: ["get"] }],
            }),
        },
        finds: {
            "grant-what-is-declared": "ClusterRole spark-operator-controller may get *, which",
        },
    },
    {
        about: "a right to one object that became one to all",
        contents: {
            [clusterRoles]: list({
                ...clusterRole,
                rules: (clusterRole.rules ?? []).map((rule) => ({ ...rule, resourceNames: [] })),
            }),
        },
        finds: {
            "grant-what-is-declared":
                "may patch mutatingwebhookconfigurations.admissionregistration.k8s.io, which",
        },
    },
    {
        about: "a binding to another role",
        contents: {
            [roleBindings]: list({ ...binding, roleRef: { kind: "ClusterRole", name: "edit" } }),
        },
        finds: {
            "grant-what-is-declared": "RoleBinding spark-jobs/spark gives ClusterRole edit, which",
        },
    },
    {
        about: "a password as a key",
        contents: {
            [`${jobs}/configmaps`]: list({ metadata: { name: "conf" }, data: { [password]: "" } }),
        },
        finds: { "keep-values-secret": "in data.…," },
    },
    {
        about: "a role that is gone",
        contents: { [roles]: list() },
        finds: { "grant-what-is-declared": "Role spark-jobs/spark is not there, the state has it" },
    },
    { about: "a role that waits in the state to be deleted", state: [replacedRole] },
    {
        about: "a binding to another account",
        contents: {
            [roleBindings]: list({
                ...binding,
                subjects: [...(binding.subjects ?? []), { kind: "User", name: "mallory" }],
            }),
        },
        finds: {
            "grant-what-is-declared":
                "RoleBinding spark-jobs/spark is for User mallory, which the state does not have",
        },
    },
    {
        about: "a binding by hand for an account of the platform",
        contents: {
            [clusterRoleBindings]: list({
                metadata: { name: "debug" },
                roleRef: { kind: "ClusterRole", name: "cluster-admin" },
                subjects: binding.subjects,
            }),
        },
        finds: {
            "grant-what-is-declared":
                "ClusterRoleBinding debug gives ClusterRole cluster-admin to ServiceAccount spark, and the state does not know it",
        },
    },
    {
        about: "a binding for every account of a namespace",
        contents: bindingFor({ kind: "Group", name: "system:serviceaccounts:spark-jobs" }),
        finds: {
            "withhold-default-tokens": "it is for Group system:serviceaccounts:spark-jobs",
            "grant-what-is-declared": "to Group system:serviceaccounts:spark-jobs",
        },
    },
    {
        about: "a binding for every account of the cluster",
        contents: bindingFor({ kind: "Group", name: "system:serviceaccounts" }),
        finds: {
            "withhold-default-tokens": "it is for Group system:serviceaccounts",
            "grant-what-is-declared": "to Group system:serviceaccounts, and the state",
        },
    },
    {
        about: "a binding for an account of the platform by its name as a user",
        contents: bindingFor({ kind: "User", name: "system:serviceaccount:spark-jobs:spark" }),
        finds: { "grant-what-is-declared": "to User system:serviceaccount:spark-jobs:spark" },
    },
    {
        about: "bindings for accounts of a namespace that begins as ours, and the cluster's own",
        contents: {
            [clusterRoleBindings]: list(
                {
                    metadata: { name: "theirs" },
                    roleRef: { kind: "ClusterRole", name: "view" },
                    subjects: [{ kind: "User", name: "system:serviceaccount:spark-jobs-2:x" }],
                },
                {
                    metadata: { name: "system:service-account-issuer-discovery" },
                    roleRef: {
                        kind: "ClusterRole",
                        name: "system:service-account-issuer-discovery",
                    },
                    subjects: [{ kind: "Group", name: "system:serviceaccounts" }],
                },
            ),
        },
    },
    {
        about: "what OpenShift binds in each of its projects",
        contents: {
            [roleBindings]: list(
                binding,
                projectBinding("system:image-puller", openShiftGroup),
                projectBinding("system:image-builder", account("builder")),
                projectBinding("system:deployer", account("deployer")),
            ),
        },
    },
    {
        about: "a role of OpenShift's for an account that is none of its own",
        contents: {
            [roleBindings]: list(binding, projectBinding("system:deployer", account("default"))),
        },
        finds: {
            "withhold-default-tokens": "RoleBinding spark-jobs/system:deployers gives rights",
            "grant-what-is-declared": "gives ClusterRole system:deployer to ServiceAccount default",
        },
    },
    {
        about: "a role of the stack that the state has forgotten",
        contents: { [roles]: list(role, { metadata: { name: "lost", labels: label } }) },
        finds: { "grant-what-is-declared": "Role spark-jobs/lost carries the stack's label" },
    },
    {
        about: "others' rights",
        contents: {
            [clusterRoleBindings]: list({
                metadata: { name: "system:discovery" },
                roleRef: { kind: "ClusterRole", name: "system:discovery" },
                subjects: [
                    { kind: "Group", name: "system:authenticated" },
                    { kind: "ServiceAccount", name: "spark", namespace: "elsewhere" },
                ],
            }),
        },
    },
    {
        about: "bindings that nobody may list",
        contents: { [clusterRoleBindings]: forbidden },
        cannotTell: {
            "withhold-default-tokens": "(Forbidden)",
            "grant-what-is-declared": "(Forbidden)",
        },
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

const cases = [...clusterCases, ...podCases];

describe("the checklist on a cluster", () => {
    for (const test of cases) {
        const { finds = {}, cannotTell = {} } = test;
        const [found = "nothing wrong"] = Object.keys(finds);

        it(`finds ${found} in ${test.about}`, async () => {
            for (const moment of ["live", "after"] as const) {
                const rows = await askCluster(moment, rules, worldOf(test));

                for (const [outcome, expected] of [
                    ["fail", finds],
                    ["unknown", cannotTell],
                ] as const) {
                    const said = rows.filter((row) => row.outcome === outcome);
                    const text = JSON.stringify(said, undefined, 2);
                    assert.deepEqual(
                        said.map(({ id }) => id).sort(),
                        asked(moment, Object.keys(expected)).sort(),
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
            }
        });
    }

    it("asks for no newer Pulumi than the one that is built here, and for no older", () => {
        const [major, minor] = goTools.pulumi.version.split(".").map(Number);

        assert.deepEqual(triedPulumi, { major, minor });
    });

    it("never shows a value that has leaked, not even as a key", async () => {
        const contents = {
            [`${jobs}/configmaps`]: list({
                metadata: { name: "conf" },
                data: { [password]: "", [encoded(password)]: password },
            }),
        };

        const rows = await askCluster("after", rules, worldOf({ about: "", contents }));

        const text = JSON.stringify(rows);
        assert.match(text, /holds the value of RandomPassword store-root in data\.…,/);
        assert.ok(!text.includes(password) && !text.includes(encoded(password)), text);
    });

    for (const moment of ["live", "after"] as const) {
        it(`says once that a cluster does not answer, and leaves the rest unknown (${moment})`, async () => {
            const contents = Object.fromEntries(
                Object.keys(goodContents).map((path) => [path, new Error("connection refused")]),
            );

            const rows = await askCluster(moment, rules, worldOf({ about: "", contents }));

            assert.deepEqual(
                rows.filter(({ outcome }) => outcome === "fail").map(({ id }) => id),
                ["reach-the-cluster"],
            );
            assert.ok(rows.every(({ outcome }) => outcome !== "pass"));
        });
    }

    it("says that a program is missing, also where the cluster does not answer", async () => {
        const contents = { "/version": new Error("spawn kubectl ENOENT") };

        for (const tools of [{ kubectl: "" }, { pulumi: "" }]) {
            const rows = await askCluster("live", rules, worldOf({ about: "", contents, tools }));

            assert.deepEqual(
                rows.filter(({ outcome }) => outcome === "fail").map(({ id }) => id),
                ["have-the-tools", "reach-the-cluster"],
            );
        }
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

function worldOf({
    contents = {},
    refused = [],
    tried,
    pods,
    tools = {},
    plan = goodPlan,
    now,
    policyConfig = {},
    state,
}: Case): AskedWorld {
    const stateAs = (revealed: boolean): Promise<StackExport> =>
        state instanceof Error
            ? Promise.reject(state)
            : Promise.resolve(stateWith(state)(revealed));
    return {
        plan,
        stackLabel: "sparkstead.dev",
        cluster: stubCluster({ contents: { ...goodContents, ...contents }, refused, tried }),
        pods: stubPods(pods),
        tools: {
            kubectl: () => Promise.resolve(tools.kubectl ?? "v1.36.3"),
            pulumi: () => Promise.resolve(tools.pulumi ?? `v${goTools.pulumi.version}`),
        },
        policyConfig,
        state: { exported: () => stateAs(false), revealed: () => stateAs(true) },
        now: now ?? new Date("2026-12-01"),
    };
}

function job(type: string): Sketch {
    const condition = { type, status: "True", reason: "BackoffLimitExceeded", message: "" };
    return {
        metadata: { name: "content", namespace: "spark-system", labels: label },
        status: { conditions: [condition] },
    };
}

/** A set of pods without a label, all of which are available. */
function minio(replicas?: number): Sketch {
    const metadata = { name: "minio", namespace: "spark-system" };
    return { metadata, spec: { replicas }, status: { availableReplicas: replicas } };
}

function pod(labels: object, cpu: string): object {
    return {
        metadata: { namespace: "x", labels },
        spec: { nodeName: "node", containers: [{ resources: { requests: { cpu } } }] },
        status: { phase: "Running" },
    };
}
