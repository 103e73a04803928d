import type { PlannedStack } from "../plannedStack.ts";
import { ifKnown } from "../unknown.ts";
import { nameOf, objectsOf } from "./objects.ts";
import { sparkSpecOf } from "./sparkApplications.ts";

/** One setting of Spark, and who has it. */
export interface SparkEntry {
    readonly key: string;
    readonly value: string;
    readonly where: string;
}

/** Every setting of Spark that the stack renders: in files of ConfigMaps, in applications, and the defaults of the plan. */
export function sparkEntriesOf({ resources, plan }: PlannedStack): readonly SparkEntry[] {
    const files = objectsOf(resources, "ConfigMap").flatMap((map) => {
        const { data = {} } = map.props as { data?: Readonly<Record<string, string>> };
        return Object.keys(data)
            .filter((file) => /\.(conf|properties)$/.test(file))
            .flatMap((file) => entries(ifKnown(() => data[file]) ?? "", `${nameOf(map)} ${file}`));
    });
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
    return [...files, ...applications, ...defaults];
}

/** The lines of a properties file that are Spark's; the platform's renderer writes each entry on one line. */
function entries(text: string, where: string): SparkEntry[] {
    return [...text.matchAll(/^(spark\.[\w.-]+)[=\s](.*)$/gm)].map(([, key = "", value = ""]) => ({
        key,
        value: value.trim(),
        where,
    }));
}
