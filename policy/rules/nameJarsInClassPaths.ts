import { wholeStack } from "../evaluators.ts";
import { sparkEntriesOf } from "../kubernetes/sparkEntries.ts";
import type { Rule } from "../rule.ts";

export const nameJarsInClassPaths: Rule = {
    id: "name-jars-in-class-paths",
    title: "Every extra class path names jars on the pod's own disk",
    reason: "The JVM takes no jar from a folder without /*, and knows no hdfs: or s3a: path; either way classes are missing only when they are used.",
    source: "L3, D2; seeds' defect 3",
    severity: "mandatory",
    remedy: "write <folder>/* or a jar's path inside the pod (sparkstead:spark.defaults, sparkstead:applications)",
    plan: wholeStack((stack) => {
        const { entries, unknown } = sparkEntriesOf(stack);
        const faults = entries
            .filter(({ key }) => /^spark\.(driver|executor)\.extraClassPath$/.test(key))
            .flatMap(({ key, value, where }) =>
                // A colon parts the entries, and follows a scheme.
                value
                    .split(/:(?!\/\/)/)
                    .filter((entry) => !/^\/[^:]*(\/\*|\.jar|\/conf\/?)$/.test(entry))
                    .map(
                        (entry) =>
                            `${where} has ${entry} in ${key}; a local jar or <folder>/* is required`,
                    ),
            );
        return [...faults, ...unknown];
    }),
};
