import type { EventLog } from "../contracts/eventLog.ts";
import type { SparkConf } from "../render/sparkConf.ts";
import { unite } from "../render/unite.ts";
import type { EventStore } from "./eventStore.ts";

/** How old event logs are removed. */
export interface CleanerSettings {
    /** Age at which an event log is deleted, e.g. "7d". Lowering it deletes older logs at the next run. */
    readonly maxAge: string;

    /** Time between two runs, e.g. "1d". */
    readonly interval: string;
}

interface Sources {
    readonly eventLog: Pick<EventLog, "readerEntries">;
    readonly store: EventStore;
    readonly cleaner: CleanerSettings;
}

/**
 * spark-defaults.conf of the History Server.
 * @source https://spark.apache.org/docs/3.5.8/monitoring.html#spark-history-server-configuration-options
 */
export function historyServerConf({ eventLog, store, cleaner }: Sources): SparkConf {
    return unite({
        eventLog: eventLog.readerEntries,
        store: store.kind === "bucket" ? store.entries : {},
        cleaner: {
            "spark.history.fs.cleaner.enabled": "true",
            "spark.history.fs.cleaner.maxAge": cleaner.maxAge,
            "spark.history.fs.cleaner.interval": cleaner.interval,
        },
        historyServer: {
            // Upstream's 10s; listing a bucket costs little, and people look right after their job.
            "spark.history.fs.update.interval": "10s",
            // Event logs of a running application appear without waiting for its end.
            "spark.history.fs.inProgressOptimization.enabled": "true",
        },
    });
}
