import { open, readFile, rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { say } from "../progress.ts";

/** Runs the work while holding a lock file; a lock whose holder is gone is taken over. */
export async function holdingLock<T>(file: string, work: () => Promise<T>): Promise<T> {
    await acquire(file);
    try {
        return await work();
    } finally {
        await rm(file, { force: true });
    }
}

async function acquire(file: string): Promise<void> {
    for (let waited = 0; ; waited++) {
        try {
            const handle = await open(file, "wx");
            await handle.writeFile(String(process.pid));
            await handle.close();
            return;
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
                throw error;
            }
        }
        const holder = await holderOf(file);
        if (holder === undefined) {
            await rm(file, { force: true });
            continue;
        }
        if (waited % 60 === 0) {
            say(`  waiting for process ${String(holder)}, which holds ${file}`);
        }
        await sleep(500);
    }
}

/** The living process that holds the lock, if any. */
async function holderOf(file: string): Promise<number | undefined> {
    const text = await readFile(file, "utf8").catch(() => "");
    const pid = Number(text);
    if (!Number.isInteger(pid) || pid <= 0) {
        // Between its creation and its first write a lock is empty for a moment: only then give it the time.
        await sleep(200);
        return Number(await readFile(file, "utf8").catch(() => "")) || undefined;
    }
    try {
        process.kill(pid, 0);
        return pid;
    } catch {
        return undefined;
    }
}
