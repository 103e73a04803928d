import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, readlinkSync, renameSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { logDirectory } from "../paths.ts";
import { places } from "./layout.ts";
import { endProcesses, type Process, processes } from "./processes.ts";

/** A program that goes on running when we have ended. */
export interface Daemon {
    /** Its program's name in `places.programs`. */
    readonly name: string;

    readonly args: readonly string[];

    /** Texts that it reads only when it starts: with another text it is started again. */
    readonly configuration: readonly string[];
}

/** Names the configuration that a running daemon was started with, in its environment. */
const fingerprintVariable = "SPARKSTEAD_FINGERPRINT";

/**
 * The running process of a daemon. It is known by the path it was started by, which is in this checkout and used for nothing else: unlike a
 * pid in a file, that cannot be out of date, name another process, or be missing because we were killed before we wrote it.
 */
export function daemonProcess(name: string): Process | undefined {
    const program = join(places.programs, name);
    return processes().find(({ command }) => command[0] === program);
}

/** Whether the daemon runs, with the configuration it should have. */
export function isCurrent(daemon: Daemon): boolean {
    const running = daemonProcess(daemon.name);
    return running !== undefined && fingerprintOf(running) === fingerprint(daemon);
}

/** Starts the daemon unless it runs; one that runs with another configuration is ended before. */
export async function haveDaemon(daemon: Daemon): Promise<void> {
    if (isCurrent(daemon)) {
        return;
    }
    await endDaemon(daemon.name);
    const log = daemonLog(daemon.name);
    mkdirSync(logDirectory, { recursive: true });
    keepPrevious(log);
    const output = openSync(log, "a");
    spawn(join(places.programs, daemon.name), daemon.args, {
        cwd: places.cluster,
        detached: true,
        // Nothing of ours: the user's environment may hold secrets.
        env: {
            PATH: `${places.programs}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
            HOME: "/root",
            [fingerprintVariable]: fingerprint(daemon),
        },
        stdio: ["ignore", output, output],
    }).unref();
    closeSync(output);
}

/** Ends the daemon if it runs. */
export async function endDaemon(name: string): Promise<void> {
    const running = daemonProcess(name);
    if (running !== undefined) {
        await endProcesses([running], 15);
    }
}

/** Waits until the probe holds; throws with the end of its log when the daemon has died or the time is over. */
export async function awaitDaemon(
    name: string,
    probe: () => Promise<boolean>,
    seconds = 120,
): Promise<void> {
    const deadline = performance.now() + seconds * 1000;
    while (!(await probe())) {
        const running = daemonProcess(name) !== undefined;
        if (!running || performance.now() > deadline) {
            const what = running ? `is not ready after ${String(seconds)} s` : "ended";
            const log = daemonLog(name);
            const tail = readFileSync(log, "utf8").trim().split("\n").slice(-15).join("\n");
            throw new Error(`${name} ${what} (all of its log in ${log}):\n${tail}`);
        }
        await sleep(200);
    }
}

function daemonLog(name: string): string {
    return join(logDirectory, `${name}.log`);
}

function keepPrevious(log: string): void {
    try {
        renameSync(log, log.replace(/\.log$/, ".previous.log"));
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
            throw error;
        }
    }
}

function fingerprint(daemon: Daemon): string {
    // The link's target names the version of the program and the hash of its inputs.
    const program = readlinkSync(join(places.programs, daemon.name));
    return createHash("sha256")
        .update(JSON.stringify([program, daemon.args, daemon.configuration]))
        .digest("hex");
}

function fingerprintOf({ pid }: Process): string | undefined {
    try {
        const environment = readFileSync(`/proc/${String(pid)}/environ`, "utf8").split("\0");
        const prefix = `${fingerprintVariable}=`;
        return environment.find((line) => line.startsWith(prefix))?.slice(prefix.length);
    } catch {
        return undefined;
    }
}
