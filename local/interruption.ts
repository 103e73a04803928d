import { say } from "./progress.ts";

type End = () => void;

/** npm, the shell and the terminal may each pass on the same Ctrl-C. */
const oneKeyPressMilliseconds = 1000;

let gentleEnd: End | undefined;

/** Does work that must not be cut off: an interruption calls `end`, and the work then comes to its own end. */
export async function endingGently<T>(end: End, work: () => Promise<T>): Promise<T> {
    gentleEnd = end;
    try {
        return await work();
    } finally {
        gentleEnd = undefined;
    }
}

/** Makes an interruption end this command and everything it started, unless the work of the moment ends gently. */
export function watchForInterruption(): void {
    let last = -Infinity;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        process.on(signal, () => {
            if (performance.now() - last >= oneKeyPressMilliseconds) {
                last = performance.now();
                interrupt();
            }
        });
    }
    // The bootstrap can be killed without a word; what it started must not go on alone.
    const bootstrap = process.ppid;
    const watch = setInterval(() => {
        if (process.ppid !== bootstrap) {
            clearInterval(watch);
            interrupt();
        }
    }, oneKeyPressMilliseconds).unref();
}

function interrupt(): void {
    if (gentleEnd === undefined) {
        say("interrupted; the same command goes on from here");
        endGroup();
    }
    say("interrupted; ending what has begun, interrupt again to end at once");
    gentleEnd();
}

/** The bootstrap gave this process a group of its own; daemons that shall live on have left it. */
function endGroup(): never {
    process.removeAllListeners("SIGTERM");
    process.on("SIGTERM", () => undefined);
    try {
        process.kill(-process.pid, "SIGTERM");
    } catch {
        // Started without the bootstrap there is no such group, and children got the terminal's signal themselves.
    }
    process.exit(130);
}
