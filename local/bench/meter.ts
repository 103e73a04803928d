import { appendFileSync } from "node:fs";

/**
 * Loaded before everything else into the Node processes that the engine starts (NODE_OPTIONS): at its end the one that runs the
 * program writes down what it took.
 */

/** What a program's process took. */
export interface ProgramUse {
    /** From the process's start to its end, waiting for the engine included. */
    readonly seconds: number;

    /** The part of it in which the program did something, instead of waiting for the engine and its plugins. */
    readonly busySeconds: number;

    readonly maxRssMegabytes: number;
}

const file = process.env["SPARKSTEAD_METER"];

if (file !== undefined && /@pulumi\/pulumi\/cmd\/run(\/index\.js)?$/.test(process.argv[1] ?? "")) {
    process.on("exit", () => {
        const { loopStart } = performance.nodeTiming;
        const { active } = performance.eventLoopUtilization();
        const use: ProgramUse = {
            seconds: performance.now() / 1e3,
            busySeconds: (loopStart + active) / 1e3,
            maxRssMegabytes: process.resourceUsage().maxRSS / 1024,
        };
        appendFileSync(file, `${JSON.stringify(use)}\n`);
    });
}
