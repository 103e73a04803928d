import { type Report, type ReportRow, ordered, summary } from "./report.ts";

const marks = { fail: "❌", unknown: "❔", pass: "✅" } as const;

/** The report as a comment of a pull request: what needs somebody's eyes as a table, the rest folded. */
export function markdownReport({ stack, rows }: Report): string {
    const open = ordered(rows).filter(({ outcome }) => outcome !== "pass");
    const passed = rows.filter(({ outcome }) => outcome === "pass");
    return [
        `### Checklist of stack \`${stack}\`: ${summary(rows)}`,
        "",
        ...(open.length === 0 ? [] : [...header, ...open.map(line), ""]),
        "<details><summary>Passed</summary>",
        "",
        ...passed.map(
            ({ id, title, moment }) => `- ${marks.pass} \`${id}\` (${moment}): ${cell(title)}`,
        ),
        "",
        "</details>",
        "",
    ].join("\n");
}

const header = [
    "|   | Rule | Level | Moment | Found | What to do | Source |",
    "|---|---|---|---|---|---|---|",
];

function line(row: ReportRow): string {
    const { id, severity, moment, outcome, findings, remedy, source } = row;
    const found = findings
        .filter((finding) => finding.outcome !== "pass")
        .map(({ evidence }) => cell(evidence))
        .join("<br>");
    return `| ${marks[outcome]} | \`${id}\` | ${severity} | ${moment} | ${found} | ${cell(remedy)} | ${cell(source)} |`;
}

function cell(text: string): string {
    return text
        .replaceAll("|", "\\|")
        .replaceAll("<", "&lt;")
        .replaceAll("*", "\\*")
        .replaceAll("\n", " ");
}
