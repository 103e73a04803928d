import type { SparkDefault, SparkDefaultReader } from "../../components/contracts/sparkRuntime.ts";
import { nearest } from "../../stacks/config/nearest.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { sparkKeys } from "../../stacks/plan/sparkKeys.ts";
import { Refusal } from "../refusal.ts";
import { table } from "../report.ts";

const readerNames: Readonly<Record<SparkDefaultReader, string>> = {
    sparkApplication: "SparkApplications of the operator",
    livy: "Livy",
    client: "client pods (npm run spark)",
};

/** Every default with its value and who decided it. */
export function explainAll({ runtime }: PlatformPlan): string {
    return runtime.defaults
        .map(({ key, value, origin }) => `${key} = ${value}\n    ${origin}`)
        .join("\n");
}

/** Where the value of a key comes from and who reads it; of a part of keys, that of each. */
export function explainKey(plan: PlatformPlan, key: string): string {
    const { defaults } = plan.runtime;
    const exact = defaults.find((entry) => entry.key === key);
    if (exact !== undefined) {
        return explained(plan, exact);
    }
    const parts = defaults.filter((entry) => entry.key.includes(key));
    if (parts.length > 0 && !sparkKeys.has(key)) {
        return parts.map((entry) => explained(plan, entry)).join("\n\n");
    }
    throw new Refusal(`${key}: ${unset(plan, key)}`);
}

function explained(
    plan: PlatformPlan,
    { key, value, origin, readers, replaces }: SparkDefault,
): string {
    const rows = {
        value,
        from: origin,
        ...(replaces !== undefined && {
            "instead of": `${replaces.value}, from ${replaces.origin}`,
        }),
        "read by": [
            ...readers.map((reader) => readerNames[reader]),
            ...historyReaders(plan, key, value),
        ].join(", "),
    };
    return `${key}\n${table(rows)}`;
}

/** History Servers that take the same entry, or read the directory that it names. */
function historyReaders(plan: PlatformPlan, key: string, value: string): string[] {
    return plan.historyServers.flatMap(({ serviceName, store, eventLog }) => {
        const conf: Readonly<Record<string, string>> = {
            ...(store.kind === "bucket" && plan.storeEntries),
            ...eventLog.readerEntries,
        };
        if (conf[key] === value) {
            return [serviceName];
        }
        const named = Object.keys(eventLog.readerEntries).find((other) => conf[other] === value);
        return named === undefined ? [] : [`${serviceName} (as ${named})`];
    });
}

/** Why the platform says nothing of a key. */
function unset({ runtime }: PlatformPlan, key: string): string {
    if (sparkKeys.has(key)) {
        return "the platform leaves it at Spark's own default; sparkstead:spark.defaults sets it";
    }
    const keys = [...runtime.defaults.map((entry) => entry.key), ...sparkKeys];
    const meant =
        keys.find((known) => known.toLowerCase() === key.toLowerCase()) ?? nearest(keys, key);
    return meant === undefined
        ? "neither the platform nor Spark knows it; without a key all are listed"
        : `nobody reads it; did you mean "${meant}"?`;
}
