import { accessTo, actingAs, rightsOfUp } from "./access.ts";
import { type Fault, patched, planned } from "./fault.ts";
import { httpServer, kubectlOf, nodeAddress, olderApi, tcpServer } from "./standIns.ts";
import { nodeName } from "./trialObjects.ts";

/** HDFS with its DataNodes on the nodes' own network, which asks for what the platform on this cluster does not have. */
const onNodes = (expectedDataNodes: number): Readonly<Record<string, unknown>> => ({
    fileSystem: { kind: "hdfs", dataNodes: { kind: "daemonSet", expectedDataNodes } },
});

/** Where the cluster, or what is beside it, is not what the config says. */
export const planFaults: readonly Fault[] = [
    {
        about: "nobody answers at the cluster's address",
        rule: "reach-the-cluster",
        says: "does not answer",
        inject: async (platform) =>
            planned(platform, "silent", await accessTo(platform, "https://127.0.0.1:1")),
    },
    {
        about: "the context is another cluster",
        rule: "name-the-cluster",
        says: "the stack is for 00000000-0000-4000-8000-000000000000",
        inject: (platform) => {
            const { context, kubeconfig } = platform.cluster;
            const identity = "00000000-0000-4000-8000-000000000000";
            return planned(platform, "identity", {
                kubernetes: { context, kubeconfig, identity },
            });
        },
    },
    {
        about: "Kubernetes is too old",
        rule: "run-todays-kubernetes",
        says: "the cluster runs v1.29.4, at least 1.30",
        inject: async (platform) => {
            const api = await olderApi(platform, "v1.29.4");
            const injected = await planned(platform, "old", await accessTo(platform, api.url));
            const kubectl = await kubectlOf(platform, "v1.29.4");
            return { ...injected, kubectl, undo: () => api.end() };
        },
    },
    {
        about: "kubectl is of another time than the cluster",
        rule: "have-the-tools",
        says: "kubectl is v1.1.0, the cluster runs v",
        inject: async (platform) => ({
            kubectl: await kubectlOf(platform, "v1.1.0"),
            undo: () => Promise.resolve(),
        }),
    },
    {
        about: "a right was taken away",
        rule: "hold-the-rights",
        says: "may not create, patch, delete roles in namespace spark-system",
        inject: (platform) => actingAs(platform, rightsOfUp),
    },
    {
        about: "the nodes are too small",
        rule: "fit-the-cluster",
        says: "of memory, the nodes have",
        inject: (platform) =>
            planned(platform, "large", {
                fileSystem: { kind: "hdfs", dataNodes: { kind: "statefulSet", replicas: 60 } },
                capacity: { cpu: "1000", memory: "1000Gi" },
            }),
    },
    {
        about: "there are more pods than the nodes may hold",
        rule: "fit-the-cluster",
        says: "of pods, the nodes have",
        inject: (platform) =>
            planned(platform, "many", {
                fileSystem: { kind: "hdfs", dataNodes: { kind: "statefulSet", replicas: 120 } },
                capacity: { cpu: "1000", memory: "1000Gi" },
            }),
    },
    {
        about: "there is no IngressClass",
        rule: "have-an-ingress-class",
        says: "history.example names IngressClass nginx",
        inject: (platform) =>
            planned(platform, "ingress", {
                historyServer: { ingress: { host: "history.example", ingressClass: "nginx" } },
            }),
    },
    {
        about: "an image is not on the node",
        rule: "have-images-on-nodes",
        says: "sparkstead.local/zookeeper:nowhere is not on node",
        inject: (platform) =>
            planned(platform, "image", {
                images: {
                    references: {
                        ...platform.plan.images.references,
                        zookeeper: "sparkstead.local/zookeeper:nowhere",
                    },
                },
            }),
    },
    {
        about: "an image is on no node, and its registry does not answer",
        rule: "have-images-on-nodes",
        says: "127.0.0.1:1/minio:nowhere is not seen on node",
        inject: (platform) =>
            planned(platform, "registry", {
                images: {
                    references: {
                        ...platform.plan.images.references,
                        minio: "127.0.0.1:1/minio:nowhere",
                    },
                },
            }),
    },
    {
        about: "a node is kept out of HDFS",
        rule: "label-nodes",
        says: "0 nodes take a DataNode, the plan expects 1",
        inject: async (platform) => {
            const node = await nodeName(platform);
            const labelled = (value: string | null): object => ({
                metadata: { labels: { "hdfs-datanode-exclude": value } },
            });
            const { undo } = await patched(platform, ["node", node], {
                change: labelled("yes"),
                back: labelled(null),
            });
            return { ...(await planned(platform, "nodes", onNodes(1))), undo };
        },
    },
    {
        about: "a DataNode's port is taken",
        rule: "keep-node-ports-free",
        says: "has port 9866 taken",
        inject: async (platform) => {
            const server = await tcpServer(await nodeAddress(platform), 9866);
            const injected = await planned(platform, "nodes", onNodes(1));
            return { ...injected, undo: () => server.end() };
        },
    },
    {
        about: "nobody answers for a metastore that somebody else runs",
        rule: "reach-endpoints",
        says: ":1 (sparkstead:metastore) is closed to pods of spark-jobs: nobody takes connections",
        inject: async (platform) => {
            const uri = `thrift://${await nodeAddress(platform)}:1`;
            return planned(platform, "metastore", { metastore: { kind: "external", uri } });
        },
    },
    {
        about: "Livy wants a login",
        rule: "reach-the-gateway",
        says: "/batches answers 401: it wants to know who asks",
        inject: async (platform) => {
            const server = await httpServer(await nodeAddress(platform), 401);
            const injected = await planned(platform, "gateway", {
                gateway: { kind: "external", url: server.url },
            });
            return { ...injected, undo: () => server.end() };
        },
    },
    {
        about: "the event log's prefix is not in the bucket",
        rule: "write-the-event-log",
        says: "s3a://spark/nowhere/ is not there",
        inject: (platform) => planned(platform, "prefix", { bucket: { eventLogs: "nowhere/" } }),
    },
    {
        about: "a job's jar is not in the bucket",
        rule: "have-job-artifacts",
        says: "s3a://spark/jobs/nothing.jar is not there: its place answers 404",
        inject: (platform) => planned(platform, "jar", jar("s3a://spark/jobs/nothing.jar")),
    },
    {
        about: "a job's jar is not in its image",
        rule: "have-job-artifacts",
        says: "local:///opt/spark/nothing.jar is not there: image sparkstead.local/spark",
        inject: (platform) => planned(platform, "jar", jar("local:///opt/spark/nothing.jar")),
    },
    {
        about: "a job's jar is not on HDFS",
        rule: "have-job-artifacts",
        says: "/nothing.jar is not there: File does not exist",
        inject: (platform) => {
            const root = platform.plan.fileSystem?.fileSystem.defaultFs ?? "";
            return planned(platform, "jar", jar(`${root}/nothing.jar`));
        },
    },
];

function jar(mainApplicationFile: string): Readonly<Record<string, unknown>> {
    return { applications: { nothing: { type: "Scala", mainClass: "N", mainApplicationFile } } };
}
