import type { PlannedStack } from "../plannedStack.ts";
import type { UnknownValue } from "../unknown.ts";
import { type MapFile, filesOf } from "./files.ts";
import { nameOf, objectsOf } from "./objects.ts";
import { sparkSpecOf } from "./sparkApplications.ts";

/** One setting of Spark, and who has it. */
export interface SparkEntry {
    readonly key: string;
    readonly value: string;
    readonly where: string;
}

/** What a stack says to Spark. */
interface SparkEntries {
    readonly entries: readonly SparkEntry[];

    /** A word on each file that may hold more. */
    readonly unknown: readonly UnknownValue[];
}

/** Every setting of Spark that the stack renders: in files of ConfigMaps, in applications, and the defaults of the plan. */
export function sparkEntriesOf({ resources, plan }: PlannedStack): SparkEntries {
    const files = filesOf(objectsOf(resources, "ConfigMap"), /\.(conf|properties)$/);
    const applications = resources.flatMap((resource) =>
        Object.entries(sparkSpecOf(resource)?.sparkConf ?? {}).map(([key, value]) => ({
            key,
            value: String(value),
            where: nameOf(resource),
        })),
    );
    const defaults = (plan?.runtime.defaults ?? []).map(({ key, value, origin }) => ({
        key,
        value,
        where: `sparkDefaults by ${origin}`,
    }));
    return {
        entries: [...files.known.flatMap(entriesIn), ...applications, ...defaults],
        unknown: files.unknown,
    };
}

/** The lines of a properties file that are Spark's; the platform's renderer writes each entry on one line. */
function entriesIn({ text, where }: MapFile): SparkEntry[] {
    return [...text.matchAll(/^(spark\.[\w.-]+)[=\s](.*)$/gm)].map(([, key = "", value = ""]) => ({
        key,
        value: value.trim(),
        where,
    }));
}
