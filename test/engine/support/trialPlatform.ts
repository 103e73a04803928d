import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

import { parse, stringify } from "yaml";

import type { Cluster } from "../../../local/cluster/cluster.ts";
import { type RunResult, attempt, run } from "../../../local/run.ts";
import { stackPlan } from "../../../local/smoke/stackPlan.ts";
import { haveBesideStack } from "../../../local/stack/besideStack.ts";
import { haveStack, recover } from "../../../local/stack/haveStack.ts";
import { haveReadyStack } from "../../../local/stack/readyStack.ts";
import type { Stack } from "../../../local/stack/pulumi.ts";
import type { PlatformPlan } from "../../../stacks/plan/plan.ts";

/** Config values of a stack, as its file holds them. */
type Values = Readonly<Record<string, unknown>>;

/** What the engine said of an operation. */
export interface Outcome extends RunResult {
    /** Both streams, for an assertion's message. */
    readonly output: string;
    readonly seconds: number;
}

interface Parts {
    readonly stack: Stack;
    readonly cluster: Cluster;
    readonly plan: PlatformPlan;

    /** Path of kubectl. */
    readonly kubectl: string;
}

/** The stack under test on its cluster, worked on by the plain Pulumi CLI. */
export class TrialPlatform {
    readonly stack: Stack;
    readonly cluster: Cluster;
    readonly plan: PlatformPlan;

    /** Path of kubectl. */
    readonly kubectlCommand: string;

    private constructor({ stack, cluster, plan, kubectl }: Parts) {
        this.stack = stack;
        this.cluster = cluster;
        this.plan = plan;
        this.kubectlCommand = kubectl;
    }

    /** Finds or makes everything that `npm start` needs for `up`, and mends what a killed `up` has left. */
    static async ready(): Promise<TrialPlatform> {
        const { stack, cluster, toolchain } = await haveReadyStack(undefined);
        const plan = await stackPlan(stack.configFile);
        return new TrialPlatform({ stack, cluster, plan, kubectl: toolchain.kubectl });
    }

    /** Services in namespaces of their own on the same cluster, as if they were somebody else's; `values` as in `configWith`. */
    async outside(values: Values): Promise<TrialPlatform> {
        const namespaces = Object.fromEntries(
            Object.keys(this.plan.namespaces).map((noun) => [
                noun,
                `outside-${noun.toLowerCase()}`,
            ]),
        );
        const config = await this.configWith("outside-plan", { namespaces, ...values });
        const stack = await haveBesideStack(this.stack, {
            name: "outside",
            project: join(import.meta.dirname, "outside"),
            environment: { SPARKSTEAD_OUTSIDE_CONFIG: config },
        });
        const plan = await stackPlan(config);
        return new TrialPlatform({
            stack,
            plan,
            cluster: this.cluster,
            kubectl: this.kubectlCommand,
        });
    }

    /** Runs an operation to its end, with another config where one is given. */
    async pulumi(args: readonly string[], configFile = this.stack.configFile): Promise<Outcome> {
        const began = performance.now();
        const result = await attempt(this.stack.pulumi, [...args, ...this.options(configFile)], {
            cwd: this.stack.project,
            env: this.stack.environment,
            log: join(dirname(this.stack.configFile), "logs", "engine.log"),
        });
        const seconds = Math.round((performance.now() - began) / 100) / 10;
        return { ...result, output: `${result.stdout}${result.stderr}`, seconds };
    }

    /** `up` to its end; fails the test with what the engine said. */
    async up(configFile = this.stack.configFile): Promise<Outcome> {
        return this.succeed(["up", "--yes", "--skip-preview"], configFile);
    }

    async destroy(configFile = this.stack.configFile): Promise<Outcome> {
        return this.succeed(["destroy", "--yes", "--skip-preview"], configFile);
    }

    /** Fails the test where an `up` or a refresh finds anything to do. */
    async isUnchanged(configFile = this.stack.configFile): Promise<void> {
        await this.succeed(["up", "--yes", "--expect-no-changes"], configFile);
        await this.succeed(["refresh", "--yes", "--expect-no-changes"], configFile);
    }

    private async succeed(args: readonly string[], configFile: string): Promise<Outcome> {
        const outcome = await this.pulumi(args, configFile);
        assert.equal(outcome.code, 0, outcome.output);
        return outcome;
    }

    /** Mends what a killed operation has left, as the next `npm start` does. */
    async recover(): Promise<void> {
        await haveStack(this.stack);
        await recover(this.stack);
    }

    /** Starts an operation, to be killed. */
    start(args: readonly string[], configFile = this.stack.configFile): ChildProcess {
        return spawn(this.stack.pulumi, [...args, ...this.options(configFile)], {
            cwd: this.stack.project,
            env: { ...process.env, ...this.stack.environment },
            stdio: "ignore",
        });
    }

    private options(configFile: string): string[] {
        const stack = ["--stack", this.stack.name, "--non-interactive", "--color=never"];
        return [...stack, "--config-file", configFile];
    }

    /** A config file with values in place of the stack's own. */
    async configWith(name: string, values: Values): Promise<string> {
        const own = parse(await readFile(this.stack.configFile, "utf8")) as { config: Values };
        const config = Object.fromEntries(
            Object.entries(values).map(([key, value]) => [`sparkstead:${key}`, value]),
        );
        const file = join(dirname(this.stack.configFile), `Pulumi.${name}.yaml`);
        await writeFile(file, stringify({ ...own, config: { ...own.config, ...config } }));
        return file;
    }

    async kubectl(args: readonly string[], input?: string): Promise<string> {
        return run(this.kubectlCommand, [...this.access(), ...args], {
            ...(input !== undefined && { input }),
        });
    }

    /** What kubectl prints, as it comes. */
    async *follow(args: readonly string[]): AsyncGenerator<string> {
        const child = spawn(this.kubectlCommand, [...this.access(), ...args], {
            stdio: ["ignore", "pipe", "ignore"],
        });
        try {
            yield* createInterface({ input: child.stdout });
        } finally {
            child.kill();
        }
    }

    /** Whether there is such an object. */
    async has(args: readonly string[]): Promise<boolean> {
        const { code } = await attempt(this.kubectlCommand, [...this.access(), "get", ...args]);
        return code === 0;
    }

    private access(): string[] {
        return [`--kubeconfig=${this.cluster.kubeconfig}`, `--context=${this.cluster.context}`];
    }
}
