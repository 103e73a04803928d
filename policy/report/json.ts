import type { Report } from "./report.ts";
import { exitCode } from "./report.ts";

/** The report for another program. */
export function jsonReport(report: Report): string {
    return `${JSON.stringify({ ...report, exitCode: exitCode(report) }, undefined, 2)}\n`;
}
