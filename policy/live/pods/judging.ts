import { pass } from "../answers.ts";
import type { Finding } from "../../rule.ts";
import type { PodAnswer } from "./pods.ts";

/** What stands in the way of a connection, as the end of a sentence. */
export const obstacles = {
    unresolved: "its name has no address",
    refused: "nobody takes connections there",
    timedOut: "no answer in time",
    untrusted: "its certificate is not trusted by the image that asks",
    broken: "what came back is no answer",
} as const satisfies Partial<Record<PodAnswer["kind"], string>>;

/** An obstacle with the words of whoever met it. */
export function obstacleOf({ kind, text }: PodAnswer): string {
    const said = kind in obstacles ? obstacles[kind as keyof typeof obstacles] : "";
    return text === "" ? said : `${said} (${text})`;
}

/** The status of an HTTP answer; nothing where there was none. */
export function statusOf({ kind, text }: PodAnswer): number | undefined {
    const status = Number(text.split(" ")[0]);
    return kind === "answered" && status > 0 ? status : undefined;
}

/** Findings without those that say the same, or a pass where there are none. */
export function concluded(findings: readonly Finding[], otherwise: string): readonly Finding[] {
    const distinct = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
    return distinct.size === 0 ? [pass(otherwise)] : [...distinct.values()];
}
