import type { Finding, Moment, Outcome, Rule, Severity } from "../rule.ts";

/** What one rule said at one moment. */
export interface ReportRow extends Pick<Rule, "id" | "title" | "source" | "remedy"> {
    readonly severity: Severity;
    readonly moment: Moment;
    readonly outcome: Outcome;

    /** Everything that was seen, the worst first. */
    readonly findings: readonly Finding[];
}

/** What the checklist said of a stack. */
export interface Report {
    readonly stack: string;
    readonly rows: readonly ReportRow[];
}

const severityOfOutcome = { fail: 0, unknown: 1, pass: 2 } as const satisfies Record<
    Outcome,
    number
>;

/** The row of a rule: as bad as the worst that it found, and content where it found nothing. */
export function rowOf(rule: Rule, moment: Moment, findings: readonly Finding[]): ReportRow {
    const { id, title, source, remedy, severity } = rule;
    const sorted = [...findings].sort(
        (a, b) => severityOfOutcome[a.outcome] - severityOfOutcome[b.outcome],
    );
    const outcome = sorted[0]?.outcome ?? "pass";
    return { id, title, source, remedy, severity, moment, outcome, findings: sorted };
}

/** Rows by outcome, what must be seen first: mandatory before advisory, in the order of the catalogue. */
export function ordered(rows: readonly ReportRow[]): readonly ReportRow[] {
    const rank = ({ outcome, severity }: ReportRow): number =>
        2 * severityOfOutcome[outcome] + (severity === "mandatory" ? 0 : 1);
    return [...rows].sort((a, b) => rank(a) - rank(b));
}

/** "2 failed, 1 unknown, 38 passed". */
export function summary(rows: readonly ReportRow[]): string {
    const count = (outcome: Outcome): number =>
        rows.filter((row) => row.outcome === outcome).length;
    return `${count("fail")} failed, ${count("unknown")} unknown, ${count("pass")} passed`;
}

/** 1 where a mandatory rule failed. What is unknown or advisory is for people to judge. */
export function exitCode({ rows }: Report): 0 | 1 {
    return rows.some(({ outcome, severity }) => outcome === "fail" && severity === "mandatory")
        ? 1
        : 0;
}
