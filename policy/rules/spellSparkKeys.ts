import { misspelt } from "../../stacks/plan/misspelt.ts";
import { sparkKeys } from "../../stacks/plan/sparkKeys.ts";
import { wholeStack } from "../evaluators.ts";
import { sparkEntriesOf } from "../kubernetes/sparkEntries.ts";
import type { Rule } from "../rule.ts";

export const spellSparkKeys: Rule = {
    id: "spell-spark-keys",
    title: "Settings of Spark are spelled as Spark reads them",
    reason: "Spark ignores what it does not know: the seeds' spark.executor.extraclasspath did nothing for years.",
    source: "L1, L3; seeds' defect 3",
    severity: "mandatory",
    remedy: "spell the key as upstream does (sparkstead:spark.defaults, sparkstead:applications)",
    plan: wholeStack((stack) => {
        const { entries, unknown } = sparkEntriesOf(stack);
        const faults = entries.flatMap(({ key, where }) => {
            const right = misspelt(key, known);
            return right === undefined ? [] : [`${where} sets ${key}, ${right} is required`];
        });
        return [...faults, ...unknown];
    }),
};

/** What the History Server reads is none of an application's; of its keys this one decides whether it shows anything. */
const known: ReadonlySet<string> = new Set([...sparkKeys, "spark.history.fs.logDirectory"]);
