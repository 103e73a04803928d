import { appendFileSync } from "node:fs";

/**
 * Loaded before everything else into the Node processes that the engine starts (NODE_OPTIONS): at its end the one that runs the
 * program writes down what it took.
 */

/** What a program's process took. */
export interface ProgramUse {
    /** From the process's start to its end, waiting for the engine included. */
    readonly seconds: number;

    /** What its threads worked: waiting for the engine, its plugins or a processor is no part of it. */
    readonly cpuSeconds: number;

    readonly maxRssMegabytes: number;
}

const file = process.env["SPARKSTEAD_METER"];

if (file !== undefined && /@pulumi\/pulumi\/cmd\/run(\/index\.js)?$/.test(process.argv[1] ?? "")) {
    process.on("exit", () => {
        const { user, system } = process.cpuUsage();
        const use: ProgramUse = {
            seconds: performance.now() / 1e3,
            cpuSeconds: (user + system) / 1e6,
            maxRssMegabytes: process.resourceUsage().maxRSS / 1024,
        };
        appendFileSync(file, `${JSON.stringify(use)}\n`);
    });
}
