import { eachResource } from "../evaluators.ts";
import { filesOf } from "../kubernetes/files.ts";
import { kindOf } from "../kubernetes/objects.ts";
import { containersOf } from "../kubernetes/pods.ts";
import type { PlannedResource } from "../plannedStack.ts";
import type { Rule } from "../rule.ts";

export const useTodaysPorts: Rule = {
    id: "use-todays-ports",
    title: "Nothing speaks to the ports of Hadoop 2",
    reason: "Hadoop 3 moved them; notes and scripts of the time before still name the old ones.",
    source: "H7; seeds' defect 5; https://issues.apache.org/jira/browse/HDFS-9427",
    severity: "mandatory",
    remedy: "name Hadoop 3's port (sparkstead:fileSystem, sparkstead:spark.defaults)",
    plan: eachResource((resource) => {
        const { known, unknown } = filesOf(kindOf(resource) === "ConfigMap" ? [resource] : []);
        const named = [...declared(resource), ...known.flatMap(({ text }) => written(text))];
        const faults = [...new Set(named)].map(
            (port) => `names port ${port}, ${today.get(port) ?? ""} is required`,
        );
        return [...faults, ...unknown];
    }),
};

/** The port of Hadoop 3 by that of Hadoop 2. */
const today: ReadonlyMap<string, string> = new Map([
    ["50070", "9870"],
    ["50470", "9871"],
    ["50090", "9868"],
    ["50010", "9866"],
    ["50020", "9867"],
    ["50075", "9864"],
    ["50475", "9865"],
]);

function declared(resource: PlannedResource): string[] {
    return containersOf(resource)
        .flatMap(({ ports = [] }) => ports.map(({ containerPort }) => String(containerPort)))
        .filter((port) => today.has(port));
}

function written(text: string): string[] {
    return [...text.matchAll(/:(50\d{3})\b/g)]
        .map(([, port = ""]) => port)
        .filter((port) => today.has(port));
}
