import { type Report, type ReportRow, ordered } from "./report.ts";

/**
 * The report as CI servers read test results: a suite for each moment. What is unknown is skipped with its reason, and an advisory
 * failure is told in the output alone, since a server fails a build on any failure.
 * @source https://github.com/testmoapp/junitxml
 */
export function junitReport({ stack, rows }: Report): string {
    const suites = [...Map.groupBy(ordered(rows), ({ moment }) => moment)].map(
        ([moment, group]) =>
            `  <testsuite name="${escaped(`${stack} ${moment}`)}" tests="${group.length}" failures="${group.filter(isFailure).length}" skipped="${group.filter(({ outcome }) => outcome === "unknown").length}">\n${group.map(testCase).join("")}  </testsuite>\n`,
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="preflight">\n${suites.join("")}</testsuites>\n`;
}

function testCase(row: ReportRow): string {
    const name = `    <testcase classname="preflight.${row.moment}" name="${escaped(`${row.id}: ${row.title}`)}"`;
    const text = escaped(
        [
            ...row.findings.map(({ outcome, evidence }) => `${outcome}: ${evidence}`),
            `remedy: ${row.remedy}`,
            `source: ${row.source}`,
        ].join("\n"),
    );
    if (isFailure(row)) {
        return `${name}>\n      <failure message="${escaped(first(row))}" type="${row.severity}">${text}</failure>\n    </testcase>\n`;
    }
    if (row.outcome === "unknown") {
        return `${name}>\n      <skipped message="${escaped(first(row))}"/>\n    </testcase>\n`;
    }
    return row.findings.length === 0
        ? `${name}/>\n`
        : `${name}>\n      <system-out>${text}</system-out>\n    </testcase>\n`;
}

function isFailure({ outcome, severity }: ReportRow): boolean {
    return outcome === "fail" && severity === "mandatory";
}

function first({ findings }: ReportRow): string {
    return findings[0]?.evidence ?? "";
}

function escaped(text: string): string {
    return text
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;")
        .replaceAll("\n", "&#10;");
}
