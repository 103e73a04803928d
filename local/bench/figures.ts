import type { Measured } from "./measure.ts";

/** One line of the bench: the platform's figure and that of what it is measured beside. */
export interface Figure {
    readonly name: string;
    readonly platform: string;
    readonly beside: string;

    /** What is compared with the limit, e.g. "+1.2 s". */
    readonly compared: string;
    readonly limit: string;
    readonly isWithin: boolean | undefined;
}

/**
 * Limits of the project: what the program may take beside an empty one, a preview past the checklist beside one without it, and a second
 * `up` beside that of the charts alone.
 */
const limits = {
    evaluationSeconds: 1.5,
    rssMegabytes: 250,
    checklistSeconds: 3,
    secondUp: 1.3,
} as const;

export function previewFigures(platform: Measured, empty: Measured): Figure[] {
    const cpu = platform.cpuSeconds - empty.cpuSeconds;
    const megabytes = platform.maxRssMegabytes - empty.maxRssMegabytes;
    return [
        {
            name: "preview, from start to end of the CLI",
            platform: inSeconds(platform.wallSeconds),
            beside: `${inSeconds(empty.wallSeconds)} empty program`,
            compared: `+${inSeconds(platform.wallSeconds - empty.wallSeconds)}`,
            limit: "",
            isWithin: undefined,
        },
        {
            name: "preview, the program's process",
            platform: inSeconds(platform.seconds),
            beside: `${inSeconds(empty.seconds)} empty program`,
            compared: `+${inSeconds(platform.seconds - empty.seconds)}`,
            limit: "",
            isWithin: undefined,
        },
        {
            name: "preview, the program's CPU time",
            platform: inSeconds(platform.cpuSeconds),
            beside: `${inSeconds(empty.cpuSeconds)} empty program`,
            compared: `+${inSeconds(cpu)}`,
            limit: `+${inSeconds(limits.evaluationSeconds)}`,
            isWithin: cpu <= limits.evaluationSeconds,
        },
        {
            name: "preview, the program's largest memory",
            platform: inMegabytes(platform.maxRssMegabytes),
            beside: `${inMegabytes(empty.maxRssMegabytes)} empty program`,
            compared: `+${inMegabytes(megabytes)}`,
            limit: `+${inMegabytes(limits.rssMegabytes)}`,
            isWithin: megabytes <= limits.rssMegabytes,
        },
    ];
}

export function checklistFigure(gated: Measured, preview: Measured): Figure {
    const overhead = gated.wallSeconds - preview.wallSeconds;
    return {
        name: "preview past the checklist",
        platform: inSeconds(gated.wallSeconds),
        beside: `${inSeconds(preview.wallSeconds)} without it`,
        compared: `+${inSeconds(overhead)}`,
        limit: `+${inSeconds(limits.checklistSeconds)}`,
        isWithin: overhead <= limits.checklistSeconds,
    };
}

export function secondUpFigure(platform: Measured, chart: Measured): Figure {
    const ratio = platform.wallSeconds / chart.wallSeconds;
    return {
        name: "second up, nothing to change",
        platform: inSeconds(platform.wallSeconds),
        beside: `${inSeconds(chart.wallSeconds)} the charts alone`,
        compared: `x ${ratio.toFixed(2)}`,
        limit: `x ${limits.secondUp.toFixed(2)}`,
        isWithin: ratio <= limits.secondUp,
    };
}

/** The figures under each other. */
export function figureTable(figures: readonly Figure[]): string {
    const rows = [
        ["", "platform", "beside", "", "limit", ""],
        ...figures.map(({ name, platform, beside, compared, limit, isWithin }) => [
            ...[name, platform, beside, compared, limit],
            isWithin === undefined ? "" : isWithin ? "pass" : "OVER",
        ]),
    ];
    const widths = rows[0]?.map((_, column) =>
        Math.max(...rows.map((row) => row[column]?.length ?? 0)),
    );
    return rows
        .map((row) =>
            row
                .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
                .join("  ")
                .trimEnd(),
        )
        .join("\n");
}

function inSeconds(seconds: number): string {
    return `${seconds.toFixed(2)} s`;
}

function inMegabytes(megabytes: number): string {
    return `${megabytes.toFixed(0)} MB`;
}
