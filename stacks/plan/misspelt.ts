import { nearest } from "../config/nearest.ts";
import { sparkKeyPrefixes, sparkKeys } from "./sparkKeys.ts";

/** The key of Spark that a key of nobody's is nearly. */
export function misspelt(
    entry: string,
    known: ReadonlySet<string> = sparkKeys,
): string | undefined {
    return known.has(entry) || sparkKeyPrefixes.some((prefix) => entry.startsWith(prefix))
        ? undefined
        : (inOtherCase(entry, known) ?? nearest(known, entry));
}

function inOtherCase(entry: string, known: ReadonlySet<string>): string | undefined {
    const lower = entry.toLowerCase();
    const prefix = sparkKeyPrefixes.find((beginning) => lower.startsWith(beginning.toLowerCase()));
    return prefix === undefined
        ? [...known].find((key) => key.toLowerCase() === lower)
        : prefix + entry.slice(prefix.length);
}
