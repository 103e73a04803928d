import { type Fault, wholeStack } from "../evaluators.ts";
import { filesOf } from "../kubernetes/files.ts";
import { objectsOf } from "../kubernetes/objects.ts";
import { sparkEntriesOf } from "../kubernetes/sparkEntries.ts";
import type { PlannedStack } from "../plannedStack.ts";
import type { Rule } from "../rule.ts";

export const agreeOnFileSystem: Rule = {
    id: "agree-on-file-system",
    title: "Every part of the platform has the same default file system",
    reason: "A path without a scheme is another place for each that disagrees; a client of one NameNode has no failover.",
    source: "H5, L2; seeds' defect 4: every client pinned to the first NameNode",
    severity: "mandatory",
    remedy: "take fs.defaultFS from the platform and set it nowhere else (sparkstead:spark.defaults)",
    plan: wholeStack((stack) => {
        const { known, unknown } = defaultsOf(stack);
        const [first, ...others] = known;
        const faults = others
            .filter(({ value }) => value !== first?.value)
            .map(
                ({ where, value }) =>
                    `${where} has fs.defaultFS ${value}, ${first?.where ?? ""} has ${first?.value ?? ""}; one is required`,
            );
        return [...faults, ...unknown];
    }),
};

interface DefaultFs {
    readonly where: string;
    readonly value: string;
}

function defaultsOf(stack: PlannedStack): {
    readonly known: readonly DefaultFs[];
    readonly unknown: readonly Fault[];
} {
    const files = filesOf(objectsOf(stack.resources, "ConfigMap"), /\.xml$/);
    const rendered = files.known.flatMap(({ where, text }) => {
        const [, value] = /<name>fs\.defaultFS<\/name>\s*<value>([^<]*)<\/value>/.exec(text) ?? [];
        return value === undefined ? [] : [{ where, value }];
    });
    const { entries, unknown } = sparkEntriesOf(stack);
    return {
        known: [...rendered, ...entries.filter(({ key }) => key === "spark.hadoop.fs.defaultFS")],
        unknown: [...files.unknown, ...unknown],
    };
}
