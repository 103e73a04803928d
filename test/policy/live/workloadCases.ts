import type { Case } from "./case.ts";
import { type Sketch, declared } from "./stackState.ts";
import { label, list, livyClaim } from "./stubCluster.ts";

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

/** Claims, Jobs and sets of pods. */
export const workloadCases: readonly Case[] = [
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
];
