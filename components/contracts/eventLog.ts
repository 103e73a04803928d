import type * as pulumi from "@pulumi/pulumi";

import type { SparkConf } from "../render/sparkConf.ts";

/**
 * Where applications leave their event logs. It has two faces of one directory, so the writers and the History Server
 * cannot differ (R1 of the requirements).
 */
export interface EventLog {
    /** Hadoop path, e.g. "s3a://spark/eventlogs/". */
    readonly directory: string;

    /** What an application needs to write there. */
    readonly writerEntries: SparkConf;

    /** What the History Server needs to read there. */
    readonly readerEntries: SparkConf;

    readonly ready: readonly pulumi.Resource[];
}

/** Both faces of an event log directory, decided once. */
export function eventLogFaces(
    directory: string,
): Pick<EventLog, "directory" | "writerEntries" | "readerEntries"> {
    return {
        directory,
        writerEntries: { "spark.eventLog.enabled": "true", "spark.eventLog.dir": directory },
        readerEntries: { "spark.history.fs.logDirectory": directory },
    };
}
