import { setTimeout as sleep } from "node:timers/promises";

/** How long to wait, and for what. */
export interface Wait {
    /** Completes "waited N s for …". */
    readonly subject: string;
    readonly seconds: number;
    readonly signal: AbortSignal;

    /** Pause between two questions; a second without it. */
    readonly intervalMilliseconds?: number;
}

/**
 * Asks until there is an answer.
 * @throws Error at the deadline, and what the signal says when it is given.
 */
export async function until<T>(wait: Wait, ask: () => Promise<T | undefined>): Promise<T> {
    const deadline = performance.now() + wait.seconds * 1000;
    for (;;) {
        wait.signal.throwIfAborted();
        const answer = await ask();
        if (answer !== undefined) {
            return answer;
        }
        if (performance.now() > deadline) {
            throw new Error(`waited ${wait.seconds} s for ${wait.subject}`);
        }
        await sleep(wait.intervalMilliseconds ?? 1000, undefined, { signal: wait.signal });
    }
}
