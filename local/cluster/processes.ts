import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export interface Process {
    readonly pid: number;
    readonly parent: number;

    /** The command line as it was started; empty for kernel threads and zombies. */
    readonly command: readonly string[];

    /** Ticks from the machine's boot to its start; with the pid it names one process for ever. */
    readonly startTicks: string;
}

/** Every process of the machine. */
export function processes(): readonly Process[] {
    return readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap((name) => readProcess(Number(name)) ?? []);
}

/** The processes and all that descend from them, parents first. */
export function withDescendants(
    roots: readonly Process[],
    all: readonly Process[],
): readonly Process[] {
    const found = [...roots];
    for (const process of found) {
        found.push(...all.filter(({ parent }) => parent === process.pid));
    }
    return found;
}

/** Asks the processes to end, and kills those that have not after the time. Returns when none is left. */
export async function endProcesses(
    targets: readonly Process[],
    graceSeconds: number,
): Promise<void> {
    signal(targets, "SIGTERM");
    const deadline = performance.now() + graceSeconds * 1000;
    while (targets.some(isAlive) && performance.now() < deadline) {
        await sleep(50);
    }
    signal(targets, "SIGKILL");
    while (targets.some(isAlive)) {
        await sleep(50);
    }
}

function signal(targets: readonly Process[], name: NodeJS.Signals): void {
    for (const target of targets.filter(isAlive)) {
        try {
            process.kill(target.pid, name);
        } catch (error) {
            // It ended in between.
            if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
                throw error;
            }
        }
    }
}

/** Whether it is the same process still, not a zombie and not another one with its pid. */
function isAlive(target: Process): boolean {
    const now = readProcess(target.pid);
    return now !== undefined && now.startTicks === target.startTicks;
}

/** The process, unless it is gone or a zombie. */
export function readProcess(pid: number): Process | undefined {
    try {
        const command = readFileSync(`/proc/${String(pid)}/cmdline`, "utf8");
        const stat = parseStat(readFileSync(`/proc/${String(pid)}/stat`, "utf8"));
        return stat.state === "Z" || stat.state === "X"
            ? undefined
            : { pid, ...stat, command: command.split("\0").slice(0, -1) };
    } catch {
        return undefined;
    }
}

/** Fields of /proc/PID/stat (proc_pid_stat(5)); the name in brackets may hold spaces and brackets itself. */
export function parseStat(text: string): { state: string; parent: number; startTicks: string } {
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "", parent: Number(fields[1]), startTicks: fields[19] ?? "" };
}
