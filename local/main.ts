import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { watchForInterruption } from "./interruption.ts";
import { logDirectory } from "./paths.ts";
import { Refusal } from "./refusal.ts";
import { CommandFailure } from "./run.ts";

/** Exit codes of every command: 1 is for the user to see to, 70 a defect of ours (sysexits.h EX_SOFTWARE). */
const exitCodes = { refused: 1, defect: 70 } as const;

const anotherUser = "run this as the user who ran it before, or as root";
const freeDisk = "free some disk and run this again";

/** What to do where the system refuses; its words name the place. */
const systemRemedies: Readonly<Record<string, string>> = {
    EACCES: anotherUser,
    EPERM: anotherUser,
    EROFS: "name places that can be written to with SPARKSTEAD_LOCAL and SPARKSTEAD_CACHE",
    ENOSPC: freeDisk,
    EDQUOT: freeDisk,
};

/** Runs a command: what the user can change is told in a sentence, anything else is our defect and goes to a log. */
export async function main(work: () => Promise<void>): Promise<void> {
    watchForInterruption();
    try {
        await work();
    } catch (error) {
        process.exitCode = report(error);
    }
}

function report(error: unknown): number {
    if (error instanceof Refusal || error instanceof CommandFailure) {
        process.stderr.write(`sparkstead: ${error.message}\n`);
        return exitCodes.refused;
    }
    const remedy = systemRemedies[(error as NodeJS.ErrnoException).code ?? ""];
    if (error instanceof Error && remedy !== undefined) {
        process.stderr.write(`sparkstead: ${error.message}; ${remedy}\n`);
        return exitCodes.refused;
    }
    return reportDefect(error);
}

function reportDefect(error: unknown): number {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const log = join(logDirectory, "defect.log");
    mkdirSync(logDirectory, { recursive: true });
    writeFileSync(log, `${new Date().toISOString()} ${process.argv.join(" ")}\n${text}\n`, {
        flag: "a",
    });
    const message = error instanceof Error ? error.message : text;
    process.stderr.write(
        `sparkstead: this is a defect in Sparkstead: ${message} (more in ${log})\n`,
    );
    return exitCodes.defect;
}
