import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { CommandFailure, attempt } from "../run.ts";
import type { Stack } from "../stack/pulumi.ts";
import type { ProgramUse } from "./meter.ts";

/** How often each is measured; the least is told, since what is above it is the machine's other work. */
const times = 3;

/** What an operation took. */
export interface Measured extends ProgramUse {
    /** From the start of the CLI to its end. */
    readonly wallSeconds: number;
}

/** Runs an operation several times; it must change nothing, or the times would not be comparable. */
export async function measure(stack: Stack, args: readonly string[]): Promise<Measured> {
    const runs: Measured[] = [];
    for (let run = 0; run < times; run++) {
        runs.push(await measureOnce(stack, args));
    }
    return {
        wallSeconds: least(runs.map(({ wallSeconds }) => wallSeconds)),
        seconds: least(runs.map(({ seconds }) => seconds)),
        cpuSeconds: least(runs.map(({ cpuSeconds }) => cpuSeconds)),
        maxRssMegabytes: least(runs.map(({ maxRssMegabytes }) => maxRssMegabytes)),
    };
}

/** Runs an operation once. */
async function measureOnce(stack: Stack, args: readonly string[]): Promise<Measured> {
    const directory = await mkdtemp(join(tmpdir(), "sparkstead-bench-"));
    const file = join(directory, "use.jsonl");
    const meter = pathToFileURL(join(import.meta.dirname, "meter.ts")).href;
    try {
        const began = performance.now();
        const all = [...args, "--stack", stack.name, "--config-file", stack.configFile];
        const result = await attempt(stack.pulumi, [...all, "--non-interactive"], {
            cwd: stack.project,
            env: {
                ...stack.environment,
                NODE_OPTIONS: `--import=${meter}`,
                SPARKSTEAD_METER: file,
            },
        });
        const wallSeconds = (performance.now() - began) / 1e3;
        if (result.code !== 0) {
            throw new CommandFailure(`pulumi ${args.join(" ")}`, result, undefined);
        }
        const lines = (await readFile(file, "utf8")).trim().split("\n");
        // `up` runs the program once more for its own preview; the last is the operation's.
        return { wallSeconds, ...(JSON.parse(lines.at(-1) ?? "{}") as ProgramUse) };
    } finally {
        await rm(directory, { recursive: true });
    }
}

function least(numbers: readonly number[]): number {
    return Math.min(...numbers);
}
