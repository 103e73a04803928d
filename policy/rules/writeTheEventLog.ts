import { fromPods } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const writeTheEventLog: Rule = {
    id: "write-the-event-log",
    title: "The event log's place is there, and jobs may write to it",
    reason: "Spark makes no directory for event logs: without it, or without the right to write, every application fails as it starts.",
    source: "R1, L2, H6",
    severity: "mandatory",
    remedy: "run `up`, which makes it where the store is ours; else make it and let the jobs' principal write there (sparkstead:eventLog, sparkstead:bucket, sparkstead:objectStore.secrets)",
    ...fromPods(() => import("../probes/writeTheEventLog.ts")),
};
