import type { Case } from "./case.ts";
import { forbidden, hdfs, node } from "./caseParts.ts";
import { goodNode, label, list, livyClaim } from "./stubCluster.ts";

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

function pod(labels: object, cpu: string): object {
    return {
        metadata: { namespace: "x", labels },
        spec: { nodeName: "node", containers: [{ resources: { requests: { cpu } } }] },
        status: { phase: "Running" },
    };
}

/** What the plan needs beside others: on nodes, in quotas and of volumes. */
export const roomCases: readonly Case[] = [
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
];
