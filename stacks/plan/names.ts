/**
 * Names that the plan fixes. Running applications, rendered files and people's notes refer to them, so a change is a migration.
 */
export const names = {
    objectStoreService: "minio",
    metastoreService: "hive-metastore",
    postgres: "postgres",
    postgresJobs: { backup: "postgres-backup", restore: "postgres-restore" },
    historyServer: "spark-history-server",
    registrySecret: "registry-credentials",
    gateway: "livy",
    sparkOperator: "spark-operator",
    runtimeConfigMap: "spark-runtime",
    clientConfigMap: "spark-client",
    hdfs: "hdfs",
    hadoopConfigMap: "hadoop-conf",
    hdfsClient: "hdfs-client",
    bucketContent: "bucket-content",

    /** Who drivers, executors and History Servers are in a file system: event logs are 0660, so readers must be the writers' user. */
    hadoopUser: "spark",

    /** Where spark-submit puts local files for a driver in the cluster to fetch. */
    uploadDirectory: "/tmp/spark-uploads",
    principals: {
        spark: "spark",
        historyServer: "history-server",
        sparkOperator: "spark-operator",
        metastore: "metastore",
        livy: "livy",
        content: "content",
        sqlBackup: "sql-backup",
    },

    /** The principals that have a database. */
    sqlPrincipals: ["metastore"],
} as const;

/** Prefix of the bucket where spark-submit puts local files for a driver to fetch, where there is no file system for them. */
export const uploadPrefix = "uploads/";

/** Keys in a Secret with S3 credentials: the variables that every AWS SDK reads. */
export const s3SecretKeys = {
    accessKeyId: "AWS_ACCESS_KEY_ID",
    secretAccessKey: "AWS_SECRET_ACCESS_KEY",
} as const;

/** Secret with a principal's S3 credentials, in the principal's namespace. */
export function s3SecretName(principal: string): string {
    return `s3-${principal}`;
}

/** Key in a Secret with a password for the SQL server. */
export const sqlSecretKey = "password";

/** Secret with a principal's password for the SQL server, in the principal's namespace. */
export function sqlSecretName(principal: string): string {
    return `sql-${principal}`;
}

/** Host of a Service inside the cluster. */
export function serviceHost(service: string, namespace: string, clusterDomain: string): string {
    return `${service}.${namespace}.svc.${clusterDomain}`;
}

/** URL of a web page: by the host of its Ingress, else by that of its Service. */
export function pageUrl(ingress: { readonly host: string } | undefined, host: string): string {
    return `http://${ingress?.host ?? host}`;
}
