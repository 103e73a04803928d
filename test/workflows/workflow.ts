import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

const directory = join(import.meta.dirname, "..", "..", ".github", "workflows");

export interface Step {
    readonly name?: string;
    readonly uses?: string;
    readonly run?: string;
}

export interface Job {
    readonly permissions?: Readonly<Record<string, string>>;
    readonly "timeout-minutes"?: number;
    readonly uses?: string;
    readonly with?: Readonly<Record<string, string>>;
    readonly environment?: string;
    readonly strategy?: { readonly matrix?: { readonly stack?: readonly string[] } };
    readonly env?: Readonly<Record<string, string>>;
    readonly steps?: readonly Step[];
}

export interface Workflow {
    readonly on: unknown;
    readonly permissions?: unknown;
    readonly concurrency?: { readonly group: string };
    readonly jobs: Readonly<Record<string, Job>>;
}

export const workflowFiles = readdirSync(directory);

export function workflowText(file: string): string {
    return readFileSync(join(directory, file), "utf8");
}

export function workflow(text: string): Workflow {
    return parse(text) as Workflow;
}

/** The script of a named step. */
export function scriptOf(file: string, job: string, step: string): string {
    const steps = workflow(workflowText(file)).jobs[job]?.steps ?? [];
    const script = steps.find(({ name }) => name === step)?.run;
    if (script === undefined) {
        const names = steps.map(({ name }) => name).filter((name) => name !== undefined);
        throw new Error(`${file}: job ${job} has no script "${step}"; it has ${names.join(", ")}`);
    }
    return script;
}
