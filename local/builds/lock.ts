import { link, readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { readProcess } from "../cluster/processes.ts";
import { say } from "../progress.ts";

const pollMilliseconds = 500;
const pollsBetweenWords = 60;

/** Tells apart the locks that this process asks for. */
let asked = 0;

/** Runs the work while holding a lock file; a lock whose holder is gone is taken over. */
export async function holdingLock<T>(file: string, work: () => Promise<T>): Promise<T> {
    await acquire(file);
    try {
        return await work();
    } finally {
        await rm(file, { force: true });
    }
}

/** The same if nobody holds the lock, else nothing: who holds a lock already must not wait for others. */
export async function holdingFreeLock(file: string, work: () => Promise<void>): Promise<void> {
    await clear(file);
    if (await take(file)) {
        await work().finally(() => rm(file, { force: true }));
    }
}

async function acquire(file: string): Promise<void> {
    for (let polls = 0; !(await take(file)); polls++) {
        const text = await textOf(file);
        const holder = text === undefined ? undefined : livingHolder(text);
        if (holder === undefined) {
            await clear(file);
            continue;
        }
        if (polls % pollsBetweenWords === 0) {
            say(`  waiting for process ${String(holder)}, which holds ${file}`);
        }
        await sleep(pollMilliseconds);
    }
}

/** Makes the lock file unless there is one. By a link it appears with its text: a lock without one would have no holder. */
async function take(file: string): Promise<boolean> {
    const own = `${file}.${String(process.pid)}.${String(asked++)}`;
    await writeFile(own, holderText());
    try {
        await link(own, file);
        return true;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EEXIST") {
            return false;
        }
        throw error;
    } finally {
        await rm(own, { force: true });
    }
}

/** Deletes the lock of a dead process, one at a time: of two that saw it, the slower would delete the lock that the faster has taken by then. */
async function clear(file: string): Promise<void> {
    await holdingLock(`${file}.takeover`, async () => {
        const text = await textOf(file);
        if (text !== undefined && livingHolder(text) === undefined) {
            await rm(file);
        }
    });
}

/** Pid and start of this process; a pid alone means another process after a reboot. */
function holderText(): string {
    return `${String(process.pid)} ${readProcess(process.pid)?.startTicks ?? ""}`;
}

function livingHolder(text: string): number | undefined {
    const [pid = 0, startTicks = 0] = text.split(" ").map(Number);
    if (!Number.isInteger(pid) || pid <= 0) {
        return undefined;
    }
    try {
        process.kill(pid, 0);
    } catch (error) {
        // EPERM: it lives, as another user's.
        if ((error as NodeJS.ErrnoException).code !== "EPERM") {
            return undefined;
        }
    }
    const found = Number(readProcess(pid)?.startTicks ?? startTicks);
    return startTicks === 0 || found === startTicks ? pid : undefined;
}

async function textOf(file: string): Promise<string | undefined> {
    try {
        return await readFile(file, "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") {
            return undefined;
        }
        throw error;
    }
}
