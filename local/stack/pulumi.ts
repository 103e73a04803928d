import { spawn } from "node:child_process";

import { endingGently } from "../interruption.ts";
import { Refusal } from "../refusal.ts";
import { type RunOptions, type RunResult, attempt, run } from "../run.ts";

/** A stack of this program and what it takes to work on it. */
export interface Stack {
    readonly name: string;

    /** Path of the Pulumi CLI. */
    readonly pulumi: string;

    /** Folder of Pulumi.yaml. */
    readonly project: string;

    /** Folder of the file backend. */
    readonly state: string;

    /** Config of the stack on this machine. */
    readonly configFile: string;

    /** Added to the environment. */
    readonly environment: Readonly<Record<string, string>>;
}

/** Runs a Pulumi command on the stack and returns what it printed. */
export async function pulumi(stack: Stack, args: readonly string[]): Promise<string> {
    return run(stack.pulumi, [...args, ...always(stack)], optionsOf(stack));
}

/** The same, whatever the exit code. */
export async function attemptPulumi(stack: Stack, args: readonly string[]): Promise<RunResult> {
    return attempt(stack.pulumi, [...args, ...always(stack)], optionsOf(stack));
}

/**
 * Runs an operation (preview, up, refresh, destroy) with this machine's config and shows what it says. An interruption is
 * passed on: Pulumi then ends the steps under way and writes them to the state.
 */
export async function operate(stack: Stack, args: readonly string[]): Promise<void> {
    const child = spawn(
        stack.pulumi,
        [...args, "--config-file", stack.configFile, ...always(stack)],
        {
            cwd: stack.project,
            env: { ...process.env, ...stack.environment },
            stdio: ["ignore", "inherit", "inherit"],
        },
    );
    const code = await endingGently(
        () => child.kill("SIGINT"),
        () =>
            new Promise<number>((resolve, reject) => {
                child.once("error", reject);
                child.once("close", (exit) => {
                    resolve(exit ?? -1);
                });
            }),
    );
    if (code !== 0) {
        throw new Refusal(
            `pulumi ${args[0] ?? ""} of stack ${stack.name} ended with ${String(code)}; its words are above`,
        );
    }
}

function always(stack: Stack): string[] {
    return ["--stack", stack.name, "--non-interactive"];
}

function optionsOf(stack: Stack): RunOptions {
    return { cwd: stack.project, env: stack.environment };
}
