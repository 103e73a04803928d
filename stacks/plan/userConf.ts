import type { Fault } from "../config/faults.ts";
import { misspelt } from "./misspelt.ts";
import { deadOptions, refusedKeys } from "./refusedKeys.ts";

type Conf = Readonly<Record<string, string>>;

/** Whom a conf is for: every application, or one. */
type Scope = "defaults" | "application";

/** Keys that carry credentials: https://hadoop.apache.org/docs/r3.3.4/hadoop-aws/tools/hadoop-aws/index.html, Spark's ssl and authenticate. */
const credential =
    /fs\.s3a\.(bucket\..+\.)?(access\.key|secret\.key|session\.token)$|password$|^spark\.authenticate\.secret$/i;

/** Names of a Secret and its key, whatever the variable is called. */
const reference = /^spark\.kubernetes\.(driver|executor)\.secretKeyRef\./;

const hadoop = "spark.hadoop.";

/** What users' own settings of Spark or Hadoop must not say, be it for all applications or for one. */
export function userConfFaults(conf: Conf, key: string, scope: Scope): Fault[] {
    return Object.entries(conf).flatMap(([entry, value]) =>
        problems(entry, value, scope).map((problem) => ({ key: `${key}.${entry}`, problem })),
    );
}

/** Java options that do nothing. */
export function deadOptionProblems(options: string): string[] {
    return deadOptions
        .filter(({ option }) => options.includes(option))
        .map(({ why }) => `found "${options}"; ${why}`);
}

function problems(entry: string, value: string, scope: Scope): string[] {
    if (credential.test(entry) && !reference.test(entry)) {
        return [
            "a credential among Spark's settings is readable by everybody; put it into a Secret and name it by spark.kubernetes.{driver,executor}.secretKeyRef.<VARIABLE>",
        ];
    }
    // Hadoop's own entries are Spark's without a prefix.
    const prefix = entry.startsWith("spark.") ? "" : hadoop;
    const refused = refusal(prefix + entry, scope);
    if (refused !== undefined) {
        return [`found "${value}", ${refused}`];
    }
    const meant = misspelt(prefix + entry);
    return [
        ...(meant === undefined
            ? []
            : [`nobody reads this key; it is "${meant.slice(prefix.length)}"`]),
        ...deadOptionProblems(value),
    ];
}

function refusal(entry: string, scope: Scope): string | undefined {
    return refusedKeys.find(
        ({ key, only }) =>
            (key.endsWith(".") ? entry.startsWith(key) : entry === key) &&
            (only === undefined || only === scope),
    )?.why;
}
