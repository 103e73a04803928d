import { type ChildProcess, spawn } from "node:child_process";

import type { Invocation } from "./invocation.ts";

const running = new Set<ChildProcess>();

/** Starts a process that ends with this one. */
export function start(invocation: Invocation, output: "inherit" | "pipe"): ChildProcess {
    const child = spawn(invocation.command, invocation.args, {
        cwd: invocation.cwd,
        env: { ...process.env, ...invocation.environment },
        stdio: ["ignore", output, output],
    });
    running.add(child);
    child.once("close", () => running.delete(child));
    return child;
}

/** How a process ended: its exit code, or what kept it from having one. */
export async function ended(child: ChildProcess): Promise<{ code: number; fault: string }> {
    return new Promise((resolve) => {
        child.once("error", (error) => {
            resolve({ code: 1, fault: error.message });
        });
        child.once("close", (code, signal) => {
            resolve(
                code === null
                    ? { code: 1, fault: `ended by ${signal ?? "a signal"}` }
                    : { code, fault: `exited with ${String(code)}` },
            );
        });
    });
}

export function endAll(): void {
    for (const child of running) {
        child.kill();
    }
}
