import type { SmokeReport } from "./smoke.ts";

/** The report as a table for the terminal. */
export function smokeTable({ checks }: SmokeReport): string {
    const width = Math.max(...checks.map(({ name }) => name.length));
    return checks
        .map(({ name, passed, detail, seconds }) => {
            const [first = "", ...rest] = detail.split("\n");
            const time = `${seconds.toFixed(1)} s`.padStart(8);
            const line = `${passed ? "passed" : "FAILED"}  ${name.padEnd(width)} ${time}  ${first}`;
            return [line, ...rest].join("\n");
        })
        .join("\n");
}
