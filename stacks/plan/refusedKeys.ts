/** A setting of Spark that users must not make, or make in vain. */
export interface RefusedKey {
    /** The key, or its beginning where it ends with a full stop. */
    readonly key: string;

    /** Who decides it or why nobody reads it, and the remedy. */
    readonly why: string;

    /** Those that one application may set, and the defaults of all may not. */
    readonly only?: "defaults";
}

const offKubernetes = "nothing reads it on Kubernetes; leave it out";
const submitter = "whoever submits decides it; leave it out";
const replaced =
    "an application's own list replaces it as a whole; put the files into the image, or name them in each application";
const template =
    "the platform's pod templates have pods admitted as restricted; use the application's own fields";
const fileSystem = "the platform's file system decides it; set sparkstead:fileSystem";
const metastore = "the platform's metastore decides it; set sparkstead:metastore";
const historyServer =
    "the History Server reads it, applications do not; set sparkstead:historyServer or sparkstead:eventLog";

function size(role: "driver" | "executor", field: string): string {
    return `the operator would not see it; set sparkstead:spark.${role}.${field}, or the application's ${role}.${field}`;
}

export const refusedKeys: readonly RefusedKey[] = [
    { key: "spark.master", why: submitter },
    { key: "spark.submit.deployMode", why: submitter },
    {
        key: "spark.kubernetes.namespace",
        why: "drivers have their rights and Secrets in the platform's own; set sparkstead:namespaces.jobs",
    },
    {
        key: "spark.kubernetes.authenticate.driver.serviceAccountName",
        why: "the operator would not see it; set sparkstead:spark.serviceAccount, or the application's driver.serviceAccount",
    },
    {
        key: "spark.kubernetes.container.image",
        why: "the operator would not see it; set sparkstead:images.references.spark, or the application's image",
    },
    { key: "spark.kubernetes.driver.podTemplateFile", why: template },
    { key: "spark.kubernetes.executor.podTemplateFile", why: template },
    { key: "spark.driver.cores", why: size("driver", "cores") },
    { key: "spark.driver.memory", why: size("driver", "memory") },
    { key: "spark.executor.cores", why: size("executor", "cores") },
    { key: "spark.executor.memory", why: size("executor", "memory") },
    { key: "spark.kubernetes.driver.request.cores", why: size("driver", "coreRequest") },
    { key: "spark.kubernetes.executor.request.cores", why: size("executor", "coreRequest") },
    { key: "spark.kubernetes.hadoop.configMapName", why: fileSystem },
    { key: "spark.hadoop.fs.defaultFS", why: fileSystem },
    { key: "spark.hadoop.hive.metastore.uris", why: metastore },
    { key: "spark.hive.metastore.uris", why: metastore },
    {
        key: "spark.eventLog.dir",
        why: "the History Server reads the platform's directory alone; set sparkstead:eventLog, which moves both",
    },
    {
        key: "spark.eventLog.logDirectory",
        why: "Spark knows no such key; set sparkstead:eventLog, which moves applications and the History Server",
    },
    { key: "spark.history.", why: historyServer },
    { key: "spark.jars", why: replaced, only: "defaults" },
    { key: "spark.files", why: replaced, only: "defaults" },
    { key: "spark.archives", why: replaced, only: "defaults" },
    { key: "spark.submit.pyFiles", why: replaced, only: "defaults" },
    { key: "spark.yarn.", why: offKubernetes },
    { key: "spark.mesos.", why: offKubernetes },
    { key: "spark.deploy.", why: offKubernetes },
    { key: "spark.worker.", why: offKubernetes },
];

/** Texts inside values that do nothing any more. */
export const deadOptions: readonly { readonly option: string; readonly why: string }[] = [
    {
        option: "-Dlog4j.configuration=",
        why: "Spark is on log4j2 since 3.3 and ignores -Dlog4j.configuration; set sparkstead:spark.logLevel, or -Dlog4j2.configurationFile",
    },
];
