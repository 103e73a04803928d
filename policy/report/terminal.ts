import { type Report, type ReportRow, ordered, summary } from "./report.ts";

const marks = { fail: "✗", unknown: "?", pass: "✓" } as const;

/** The report for a person at a terminal: what fails with its remedy, what is unknown with its reason, what passed in a line each. */
export function terminalReport({ stack, rows }: Report): string {
    const width = Math.max(0, ...rows.map(({ id }) => id.length));
    const lines = ordered(rows).map((row) => paragraph(row, width));
    return [`Checklist of stack ${stack}: ${summary(rows)}`, "", ...lines, ""].join("\n");
}

function paragraph(row: ReportRow, width: number): string {
    const { id, title, severity, moment, outcome, source, findings, remedy } = row;
    const head = `${marks[outcome]} ${id.padEnd(width)}  ${moment.padEnd(5)}  ${severity.padEnd(9)}  ${title}`;
    if (outcome === "pass") {
        return [head, ...findings.map(({ evidence }) => `    ${evidence}`)].join("\n");
    }
    return [
        head,
        ...findings
            .filter((finding) => finding.outcome !== "pass")
            .map((finding) => `    ${marks[finding.outcome]} ${finding.evidence}`),
        ...(outcome === "fail" ? [`    → ${remedy}`] : []),
        `    source: ${source}`,
    ].join("\n");
}
