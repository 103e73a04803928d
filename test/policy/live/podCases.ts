import type { PodAnswer } from "../../../policy/live/pods/pods.ts";
import type { PlatformPlan } from "../../../stacks/plan/plan.ts";
import { externalStore, planWith } from "../../support/config.ts";
import type { Case } from "./case.ts";
import { hdfs } from "./caseParts.ts";
import { type Contents, encoded, list } from "./stubCluster.ts";

const daemonSet = hdfs({ dataNodes: { kind: "daemonSet", expectedDataNodes: 1 }, replication: 1 });
const logsOnHdfs = planWith({
    fileSystem: { kind: "hdfs" },
    eventLog: { written: "fileSystem" },
});
const refused: PodAnswer = { kind: "refused", text: "Connection refused" };
const timedOut: PodAnswer = { kind: "timedOut", text: "" };
const unresolved: PodAnswer = { kind: "unresolved", text: "" };
const unasked: PodAnswer = { kind: "unasked", text: "may not create pods in namespace spark-jobs" };
const answered = (text: string): PodAnswer => ({ kind: "answered", text });
const fromJobs = "spark-jobs/spark ";

/** Every rule that asks from the jobs' namespace. */
const fromJobsUnasked = {
    "reach-endpoints": "may not create pods",
    "reach-the-gateway": "may not create pods",
    "resolve-names": "may not create pods",
    "write-the-event-log": "may not create pods",
};

function application(mainApplicationFile: string, more: object = {}): PlatformPlan {
    const pi = { type: "Scala", mainClass: "Pi", mainApplicationFile, ...more };
    return planWith({ applications: { pi } });
}

function claim(phase: string, namespace = "apache-livy"): object {
    const labels = { "sparkstead.io/stack": "sparkstead.dev" };
    return {
        metadata: { name: "data", namespace, labels },
        spec: { storageClassName: "local" },
        status: { phase },
    };
}

/** A Secret with a principal's keys. */
function keysIn(namespace: string, name: string): Contents {
    const data = { AWS_ACCESS_KEY_ID: encoded("x"), AWS_SECRET_ACCESS_KEY: encoded("x") };
    return { [`/api/v1/namespaces/${namespace}/secrets/${name}`]: { metadata: { name }, data } };
}

const claims = "/api/v1/persistentvolumeclaims";

/** What can only be seen from inside the cluster, and the claims beside it. */
export const podCases: readonly Case[] = [
    {
        about: "a cluster where nobody may make pods",
        pods: { [fromJobs]: unasked },
        cannotTell: fromJobsUnasked,
    },
    {
        about: "a name that one namespace does not know",
        pods: { [`${fromJobs}resolve minio.`]: unresolved, [`${fromJobs}connect`]: unresolved },
        finds: { "resolve-names": "has no address for pods of spark-jobs" },
        cannotTell: { "reach-endpoints": "its name has no address" },
    },
    {
        about: "a store that is closed to one namespace",
        pods: { [`${fromJobs}connect minio.`]: timedOut, [`${fromJobs}store`]: timedOut },
        finds: { "reach-endpoints": "is closed to pods of spark-jobs: no answer in time" },
        cannotTell: { "write-the-event-log": "the store does not tell: no answer" },
    },
    {
        about: "a NameNode that is down beside one that answers",
        plan: hdfs(),
        pods: { "connect hdfs-namenode-0": refused },
    },
    {
        about: "a file system whose NameNodes are all down",
        plan: hdfs(),
        pods: { "connect hdfs-namenode": refused },
        finds: { "reach-endpoints": "the file system at hdfs-namenode-0" },
    },
    {
        about: "a file system whose NameNodes are closed, beside another's that answers",
        plan: planWith({
            fileSystem: {
                kind: "external",
                defaultFs: "hdfs://corp",
                hdfsSite: {
                    "dfs.nameservices": "corp,far",
                    "dfs.ha.namenodes.corp": "a,b",
                    "dfs.namenode.rpc-address.corp.a": "a.corp:8020",
                    "dfs.namenode.rpc-address.corp.b": "b.corp:8020",
                    "dfs.ha.namenodes.far": "a",
                    "dfs.namenode.rpc-address.far.a": "a.far:8020",
                },
            },
        }),
        pods: { ".corp 8020": timedOut },
        finds: { "reach-endpoints": "the file system at a.corp:8020, b.corp:8020 (" },
    },
    {
        about: "a metastore of somebody else's behind a firewall",
        plan: planWith({ metastore: { kind: "external", uri: "thrift://hive.example:9083" } }),
        pods: { "connect hive.example 9083": timedOut },
        finds: { "reach-endpoints": "the metastore at hive.example:9083 (sparkstead:metastore)" },
    },
    {
        about: "a gateway that nobody serves",
        pods: { "/batches": refused },
        finds: { "reach-the-gateway": "does not answer: nobody takes connections there" },
    },
    {
        about: "a gateway that wants a login",
        pods: { "/batches": answered("401 ") },
        finds: { "reach-the-gateway": "/batches answers 401: it wants to know who asks" },
    },
    {
        about: "a gateway that is broken",
        pods: { "/batches": answered("503 ") },
        finds: { "reach-the-gateway": "/batches answers 503, 200 is required" },
    },
    {
        about: "a gateway whose name nobody knows",
        pods: { "/batches": unresolved, "resolve livy.": unresolved },
        finds: { "resolve-names": "the gateway is livy.apache-livy" },
        cannotTell: { "reach-the-gateway": "its name has no address" },
    },
    { about: "no gateway", plan: planWith({ gateway: { kind: "none" } }) },
    {
        about: "an address of HDFS without a name",
        plan: hdfs(),
        contents: {
            "/api/v1/namespaces/apache-hdfs/pods": list({
                metadata: { name: "hdfs-datanode-0" },
                spec: {},
                status: { podIP: "10.1.1.1" },
            }),
        },
        pods: { "reverse 10.1.1.1": unresolved },
        finds: { "resolve-addresses": "pod apache-hdfs/hdfs-datanode-0 has the address 10.1.1.1" },
    },
    {
        about: "nodes with DataNodes and no pod to ask for their names and ports",
        plan: daemonSet,
        pods: { "apache-hdfs/default": { kind: "unasked", text: "namespace is not made yet" } },
        cannotTell: {
            "resolve-addresses": "not made yet",
            "keep-node-ports-free": "not made yet",
        },
    },
    { about: "nodes whose ports are free for DataNodes", plan: daemonSet },
    {
        about: "a port of a DataNode that is taken",
        plan: daemonSet,
        pods: { "connect 10.9.0.1 9866": answered("") },
        finds: { "keep-node-ports-free": "node node has port 9866 taken" },
    },
    {
        about: "a port that a DataNode of ours has",
        plan: daemonSet,
        contents: {
            "/api/v1/namespaces/apache-hdfs-data/pods": list({
                metadata: { name: "hdfs-datanode-x7b2p" },
                spec: { nodeName: "node" },
            }),
        },
        pods: { "connect 10.9.0.1 9866": answered("") },
    },
    {
        about: "a port behind a firewall",
        plan: daemonSet,
        pods: { "connect 10.9.0.1 9866": timedOut },
        cannotTell: { "keep-node-ports-free": "port 9866 of node node: no answer in time" },
    },
    {
        about: "an address that DNS is silent about",
        plan: daemonSet,
        pods: { "reverse 10.9.0.1": timedOut },
        cannotTell: { "resolve-addresses": "node node: no answer in time" },
    },
    {
        about: "an event log on somebody else's HDFS without WebHDFS",
        plan: planWith({
            fileSystem: { kind: "external", defaultFs: "hdfs://nn.example:8020" },
            eventLog: { written: "fileSystem" },
        }),
        cannotTell: { "write-the-event-log": "its store cannot be asked from a pod of ours" },
    },
    {
        about: "a broken store",
        pods: { "store list": answered("500 ") },
        cannotTell: { "write-the-event-log": "the store answers 500" },
    },
    {
        about: "a store that dislikes the trial",
        pods: { "store upload": answered("400 <Code>InvalidRequest</Code>") },
        cannotTell: { "write-the-event-log": "the store answers an upload with 400" },
    },
    {
        about: "an HDFS that is silent about rights",
        plan: logsOnHdfs,
        pods: { CHECKACCESS: timedOut },
        cannotTell: { "write-the-event-log": "the file system does not tell: no answer" },
    },
    {
        about: "a bucket without the event log's prefix",
        pods: { "store list": answered("200 <KeyCount>0</KeyCount>") },
        finds: { "write-the-event-log": "s3a://spark/eventlogs/ is not there" },
    },
    {
        about: "no bucket",
        pods: { "store list": answered("404 <Code>NoSuchBucket</Code>") },
        finds: { "write-the-event-log": "the store has no such bucket" },
    },
    {
        about: "keys that may not list the event log",
        pods: { "store list": answered("403 ") },
        finds: { "write-the-event-log": "may not list it" },
    },
    {
        about: "keys that may not write the event log",
        pods: { "store upload": answered("403 <Code>AccessDenied</Code>") },
        finds: { "write-the-event-log": "may not write to it, the store answers 403" },
    },
    {
        about: "a store that heeds no checksum",
        pods: { "store upload": answered("200 removed") },
    },
    {
        about: "a store that heeds no checksum and deletes nothing",
        pods: { "store upload": answered("200 stays: 403 <Code>AccessDenied</Code>") },
        cannotTell: {
            "write-the-event-log":
                "s3a://spark/eventlogs/preflight was uploaded for a trial and stays: 403",
        },
    },
    {
        about: "an event log on HDFS, asked of a standby first",
        plan: logsOnHdfs,
        pods: { "hdfs-namenode-0": answered("403 StandbyException") },
    },
    {
        about: "an HDFS without the event log's directory",
        plan: logsOnHdfs,
        pods: { GETFILESTATUS: answered('404 {"message":"File does not exist: /logs"}') },
        finds: { "write-the-event-log": "is not there: File does not exist: /logs" },
    },
    {
        about: "an event log on HDFS that is somebody else's",
        plan: logsOnHdfs,
        pods: { CHECKACCESS: answered('403 {"message":"Permission denied: user=spark"}') },
        finds: { "write-the-event-log": "user spark may not write to it: Permission denied" },
    },
    {
        about: "an HDFS that has no active NameNode",
        plan: logsOnHdfs,
        pods: { webhdfs: answered("403 StandbyException") },
        cannotTell: { "write-the-event-log": "no NameNode is active" },
    },
    { about: "an application whose jar is in its image", plan: application("local:///a.jar") },
    {
        about: "an application whose jar is not in its image",
        plan: application("local:///a.jar"),
        pods: { "file sparkstead.local/spark:3.5.8 /a.jar": { kind: "broken", text: "" } },
        finds: {
            "have-job-artifacts": "local:///a.jar is not there: image sparkstead.local/spark",
        },
    },
    {
        about: "an application whose jar has a blank in its name",
        plan: application("local:///opt/a b.jar"),
        pods: { "file sparkstead.local/spark:3.5.8 /opt/a b.jar": { kind: "broken", text: "" } },
        finds: { "have-job-artifacts": "is not there: image sparkstead.local/spark" },
    },
    {
        about: "an application whose image cannot be pulled",
        plan: application("local:///a.jar"),
        pods: { "file sparkstead.local": { kind: "unasked", text: "ErrImagePull" } },
        cannotTell: { "have-job-artifacts": "ErrImagePull" },
    },
    {
        about: "an application whose jar is not in the bucket",
        plan: application("s3a://spark/jobs/a.jar"),
        pods: { "store head": answered("404 ") },
        finds: { "have-job-artifacts": "s3a://spark/jobs/a.jar is not there" },
    },
    {
        about: "an application whose jar is on a page",
        plan: application("https://jars.example/a.jar"),
        pods: { "head https://jars.example/a.jar": { kind: "untrusted", text: "" } },
        cannotTell: { "have-job-artifacts": "its certificate is not trusted" },
    },
    {
        about: "an application whose jar is not on HDFS",
        plan: planWith({
            fileSystem: { kind: "hdfs" },
            applications: {
                pi: { type: "Scala", mainClass: "Pi", mainApplicationFile: "hdfs://lake/a.jar" },
            },
        }),
        pods: { "/webhdfs/v1/a.jar": answered('404 {"message":"File does not exist: /a.jar"}') },
        finds: { "have-job-artifacts": "File does not exist: /a.jar" },
    },
    {
        about: "an application that names files by a pattern",
        plan: application("local:///a.jar", { deps: { jars: ["local:///jars/*.jar"] } }),
        cannotTell: { "have-job-artifacts": "local:///jars/*.jar cannot be looked for" },
    },
    {
        about: "an application whose file is uploaded by the stack",
        plan: planWith({
            content: { bucket: { files: { "jobs/a.py": { source: "a.py" } } } },
            applications: { pi: { type: "Python", mainApplicationFile: "s3a://spark/jobs/a.py" } },
        }),
        contents: keysIn("spark-system", "s3-content"),
        pods: { "store head": answered("404 ") },
    },
    {
        about: "a store of somebody else's, asked by its bucket's own host",
        plan: planWith(externalStore),
        contents: keysIn("spark-jobs", "lake-keys"),
        pods: { "https://spark.s3.example.com/?list-type=2": answered("404 ") },
        finds: { "write-the-event-log": "the store has no such bucket" },
    },
    {
        about: "a claim without a volume",
        contents: { [claims]: list(claim("Bound"), claim("Pending", "spark-system")) },
        finds: { "bind-claims": "claim spark-system/data is Pending (StorageClass local)" },
    },
    {
        about: "a Livy without a claim",
        contents: { [claims]: list() },
        finds: { "bind-claims": "no claim in apache-livy keeps Livy's logs" },
    },
    {
        about: "claims that nobody may list",
        contents: { [claims]: new Error("Error from server (Forbidden): claims") },
        cannotTell: { "bind-claims": "(Forbidden)" },
    },
    {
        about: "a webhook that the API server does not reach",
        tried: new Error('Internal error: failed calling webhook "mutate.example": refused'),
        finds: { "trust-the-webhooks": "failed calling webhook" },
    },
    {
        about: "a webhook that refuses the trial",
        tried: new Error('admission webhook "mutate.example" denied the request: no'),
    },
    {
        about: "a trial that is not allowed",
        tried: new Error("Error from server (Forbidden): sparkapplications"),
        cannotTell: { "trust-the-webhooks": "(Forbidden)" },
    },
];
