import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";

export interface RunOptions {
    readonly cwd?: string;
    /** Added to this process's environment. */
    readonly env?: Readonly<Record<string, string>>;
    /** Text for standard input; without it there is none. */
    readonly input?: string | Uint8Array;
    /** File that receives both streams, appended. */
    readonly log?: string;
    /** Milliseconds after which the command is ended. */
    readonly timeout?: number;
    /** `inherit` shows the output as it comes, and the result then holds none of it; `interactive` hands on the input as well. */
    readonly show?: "inherit" | "interactive";
    /** Ends the command when it is aborted. */
    readonly signal?: AbortSignal;
}

export interface RunResult {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** A command that ended badly; the message holds its last lines. */
export class CommandFailure extends Error {
    override readonly name = "CommandFailure";
    readonly result: RunResult;

    constructor(command: string, result: RunResult, log: string | undefined) {
        const tail = `${result.stdout}\n${result.stderr}`.trim().split("\n").slice(-15).join("\n");
        const where = log === undefined ? "" : ` (all of it in ${log})`;
        super(`${command} exited with ${String(result.code)}${where}:\n${tail}`);
        this.result = result;
    }
}

/** Runs a command to its end, whatever its exit code. Code -1: it could not start or was ended by a signal. */
export async function attempt(
    command: string,
    args: readonly string[],
    options: RunOptions = {},
): Promise<RunResult> {
    const child = spawn(command, args, {
        cwd: options.cwd,
        env: { ...process.env, ...options.env },
        stdio: streamsOf(options),
        signal: options.signal,
        timeout: options.timeout,
    });
    const log = options.log === undefined ? undefined : openLog(options.log);
    const chunks: Record<"stdout" | "stderr", Buffer[]> = { stdout: [], stderr: [] };
    for (const name of ["stdout", "stderr"] as const) {
        child[name]?.on("data", (chunk: Buffer) => {
            chunks[name].push(chunk);
            log?.write(chunk);
        });
    }
    // A command that ends without reading its input must not end us.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(options.input);
    const code = await new Promise<number>((resolve) => {
        child.once("error", (error) => {
            chunks.stderr.push(Buffer.from(error.message));
            resolve(-1);
        });
        child.once("close", (exit) => {
            resolve(exit ?? -1);
        });
    });
    if (log !== undefined) {
        log.end();
        await finished(log);
    }
    return {
        code,
        stdout: Buffer.concat(chunks.stdout).toString(),
        stderr: Buffer.concat(chunks.stderr).toString(),
    };
}

function streamsOf({ input, show }: RunOptions): ("ignore" | "pipe" | "inherit")[] {
    const given = input === undefined ? "ignore" : "pipe";
    const output = show === undefined ? "pipe" : "inherit";
    return [show === "interactive" ? "inherit" : given, output, output];
}

/** Runs a command and returns what it printed; throws CommandFailure unless it exits with 0. */
export async function run(
    command: string,
    args: readonly string[],
    options: RunOptions = {},
): Promise<string> {
    const result = await attempt(command, args, options);
    if (result.code !== 0) {
        throw new CommandFailure([command, ...args].join(" ").slice(0, 200), result, options.log);
    }
    return result.stdout;
}

function openLog(path: string): ReturnType<typeof createWriteStream> {
    mkdirSync(dirname(path), { recursive: true });
    return createWriteStream(path, { flags: "a" });
}
