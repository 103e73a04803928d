import { wholeStack } from "../evaluators.ts";
import { objectsOf, nameOf } from "../kubernetes/objects.ts";
import { sparkEntriesOf } from "../kubernetes/sparkEntries.ts";
import type { PlannedStack } from "../plannedStack.ts";
import type { Rule } from "../rule.ts";
import { ifKnown } from "../unknown.ts";

export const agreeOnFileSystem: Rule = {
    id: "agree-on-file-system",
    title: "Every part of the platform has the same default file system",
    reason: "A path without a scheme is another place for each that disagrees; a client of one NameNode has no failover.",
    source: "H5, L2; seeds' defect 4: every client pinned to the first NameNode",
    severity: "mandatory",
    remedy: "take fs.defaultFS from the platform and set it nowhere else (sparkstead:spark.defaults)",
    plan: wholeStack((stack) => {
        const [first, ...others] = defaultsOf(stack);
        return others
            .filter(({ value }) => value !== first?.value)
            .map(
                ({ where, value }) =>
                    `${where} has fs.defaultFS ${value}, ${first?.where ?? ""} has ${first?.value ?? ""}; one is required`,
            );
    }),
};

interface DefaultFs {
    readonly where: string;
    readonly value: string;
}

function defaultsOf(stack: PlannedStack): DefaultFs[] {
    const rendered = objectsOf(stack.resources, "ConfigMap").flatMap((map) =>
        Object.entries((map.props as { data?: Record<string, string> }).data ?? {}).flatMap(
            ([file]) => {
                const text = ifKnown(
                    () => (map.props as { data: Record<string, string> }).data[file],
                );
                const [, value] =
                    /<name>fs\.defaultFS<\/name>\s*<value>([^<]*)<\/value>/.exec(text ?? "") ?? [];
                return value === undefined ? [] : [{ where: `${nameOf(map)} ${file}`, value }];
            },
        ),
    );
    return [
        ...rendered,
        ...sparkEntriesOf(stack).filter(({ key }) => key === "spark.hadoop.fs.defaultFS"),
    ];
}
