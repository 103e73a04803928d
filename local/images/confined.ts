import { type RunOptions, run } from "../run.ts";

/** Own mounts and own processes, all of which end with the first process; that ends when this one does, however it came. */
const confinement = [
    "setpriv",
    "--pdeathsig=KILL",
    "unshare",
    "--mount",
    "--pid",
    "--mount-proc",
    "--fork",
    "--kill-child",
] as const;

/** Runs a program that mounts, so that it can be cut off at any moment and leaves neither mounts nor processes. */
export function runConfined(
    command: string,
    args: readonly string[],
    options: RunOptions,
): Promise<string> {
    const [program, ...rest] = confinement;
    return run(program, [...rest, command, ...args], options);
}
