import { readFileSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

import { say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { type Stack, pulumi } from "./pulumi.ts";

/** What the file backend writes into a lock (pulumi/pkg `backend/diy/lock.go`). */
export interface Lock {
    readonly pid: number;
    readonly hostname: string;
}

/** Takes away the locks of a Pulumi that was killed; refuses while one is at work. */
export async function clearStaleLocks(stack: Stack): Promise<void> {
    const locks = await readLocks(stack.state, stack.name);
    if (locks.length === 0) {
        return;
    }
    const held = locks.find((lock) => isHeld(lock));
    if (held !== undefined) {
        throw new Refusal(
            `stack ${stack.name} is locked by process ${String(held.pid)} on ${held.hostname}; ` +
                "wait for it to end, or end it and run this again",
        );
    }
    await pulumi(stack, ["cancel", "--yes"]);
    say(`  took away the lock of a Pulumi that was killed`);
}

/** A lock of another machine counts as held: nothing can be known about its process. */
export function isHeld({ pid, hostname: owner }: Lock): boolean {
    return owner !== hostname() || isPulumi(pid);
}

/** A process id is soon given to another program, so being alive is not enough. */
function isPulumi(pid: number): boolean {
    try {
        process.kill(pid, 0);
    } catch {
        return false;
    }
    try {
        return readFileSync(`/proc/${String(pid)}/cmdline`, "utf8").includes("pulumi");
    } catch {
        // No such file system, as on macOS: believe the process id.
        return true;
    }
}

/** Locks lie in `.pulumi/locks/organization/<project>/<stack>/`. */
async function readLocks(state: string, name: string): Promise<Lock[]> {
    const root = join(state, ".pulumi", "locks");
    const entries = await readdir(root, { recursive: true }).catch(() => []);
    const files = entries.filter((entry) => entry.includes(`/${name}/`) && entry.endsWith(".json"));
    return Promise.all(
        files.map(async (file) => JSON.parse(await readFile(join(root, file), "utf8")) as Lock),
    );
}
