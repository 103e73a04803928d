import { wholeStack } from "../evaluators.ts";
import { sparkEntriesOf } from "../kubernetes/sparkEntries.ts";
import type { Rule } from "../rule.ts";
import { UnknownValue } from "../unknown.ts";

export const agreeOnEventLog: Rule = {
    id: "agree-on-event-log",
    title: "The History Server reads where every application writes",
    reason: "With one letter of difference every job succeeds and the History Server shows nothing.",
    source: "R1, L2",
    severity: "mandatory",
    remedy: "name the directory once (sparkstead:eventLog, sparkstead:bucket.eventLogs) and set it nowhere else",
    plan: wholeStack((stack) => {
        const { entries, unknown } = sparkEntriesOf(stack);
        const directories = new Set(
            entries
                .filter(({ key }) => key === "spark.history.fs.logDirectory")
                .map(({ value }) => value),
        );
        const faults = entries
            .filter(({ key, value }) => key === "spark.eventLog.dir" && !directories.has(value))
            .map(
                ({ where, value }) =>
                    `${where} writes to ${value}, History Servers read ${[...directories].join(" and ") || "nothing"}; one that is read is required`,
            );
        // A file that nobody knows may be that of another History Server.
        const told = unknown.length === 0 ? faults : faults.map((text) => new UnknownValue(text));
        return [...told, ...unknown];
    }),
};
