import type { PlannedResource } from "../plannedStack.ts";
import { UnknownValue, ifKnown } from "../unknown.ts";
import { nameOf } from "./objects.ts";

/** A file that a ConfigMap holds. */
export interface MapFile {
    readonly name: string;

    /** As a person would look for it: "ConfigMap spark-jobs/spark spark-defaults.conf". */
    readonly where: string;
    readonly text: string;
}

/** What a preview knows of files, and a word on each that it does not know. */
export interface MapFiles {
    readonly known: readonly MapFile[];
    readonly unknown: readonly UnknownValue[];
}

/** The files of ConfigMaps, of those names where a pattern is given. */
export function filesOf(maps: readonly PlannedResource[], names = /(?:)/): MapFiles {
    const files = maps.flatMap((map) => {
        const { data = {} } = map.props as { data?: Readonly<Record<string, string>> };
        return Object.keys(data)
            .filter((name) => names.test(name))
            .map((name) => ({
                name,
                where: `${nameOf(map)} ${name}`,
                text: ifKnown(() => data[name] ?? ""),
            }));
    });
    return {
        known: files.flatMap(({ text, ...file }) =>
            text === undefined ? [] : [{ ...file, text }],
        ),
        unknown: files
            .filter(({ text }) => text === undefined)
            .map(({ where }) => new UnknownValue(`${where} can't be known during preview`)),
    };
}
