/** What Livy's image, its conf and its pod have to agree on. */

export const livyPort = 8998;

/** First and last port on which drivers of sessions call back. */
export const callbackPorts = [10000, 10010] as const;

export const livyHome = "/opt/livy";

/** SPARK_HOME as Livy sees it: where a driver is followed by its spark-submit, that of images/livy stands before Spark's own. */
export const sparkHome = { driver: "/opt/spark", submission: `${livyHome}/spark` } as const;

/** What outlives the pod. */
const data = "/var/lib/livy";

export const livyDirectory = {
    data,
    logs: `${data}/logs`,
    /** Whole logs of drivers, whose pods go with them. */
    batchLogs: `${data}/logs/batches`,
    state: `${data}/state`,
    /** The only local files that batches may name. */
    files: `${data}/files`,
} as const;

/** Label by which images/livy/spark-submit finds its driver. */
export const submissionLabel = "sparkstead.io/submission";
