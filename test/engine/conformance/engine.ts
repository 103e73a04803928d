import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readFile, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import {
    type EngineEvent,
    LocalWorkspace,
    type OutputMap,
    type PulumiFn,
    type Stack,
} from "@pulumi/pulumi/automation/index.js";

import { Cluster } from "./cluster.ts";

/** What the suite is run with; package.json's versions must be those of the plugins. */
const plugins = { kubernetes: "4.34.2", random: "4.21.2", command: "1.2.1" } as const;

/** One operation of the engine, as the cases judge it. */
export interface Run {
    /** Operation by the resource's name, e.g. `create`, `update`, `replace`, `same`, `delete`. */
    readonly operations: Readonly<Record<string, string>>;

    /** All its steps in their order, those that change nothing left out. */
    readonly steps: Readonly<Record<string, readonly string[]>>;

    /** Paths of the detailed diff by the resource's name. */
    readonly changes: Readonly<Record<string, readonly string[]>>;

    /** Everything that was reported, failures included. */
    readonly output: string;

    /** Outputs of the stack, after an update. */
    readonly outputs: Readonly<
        Record<string, { readonly value: unknown; readonly secret: boolean }>
    >;
    readonly failed: boolean;
    readonly milliseconds: number;
}

/** The real engine with the plugins of a folder, against the cluster of KUBECONFIG; nothing of the user's is touched. */
export class Engine {
    readonly cluster: Cluster;
    readonly #directory: string;
    readonly #environment: Record<string, string>;

    private constructor(cluster: Cluster, directory: string) {
        this.cluster = cluster;
        this.#directory = directory;
        this.#environment = {
            KUBECONFIG: cluster.kubeconfig,
            PULUMI_HOME: join(directory, "home"),
            PULUMI_BACKEND_URL: `file://${join(directory, "state")}`,
            PULUMI_CONFIG_PASSPHRASE: "conformance",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            PULUMI_SKIP_UPDATE_CHECK: "1",
        };
    }

    static async start(): Promise<Engine> {
        const from = process.env["CONFORMANCE_PLUGINS"];
        const kubeconfig = process.env["KUBECONFIG"];
        if (from === undefined || kubeconfig === undefined) {
            throw new Error(
                "the conformance suite needs CONFORMANCE_PLUGINS, a folder with the plugins, and KUBECONFIG, a cluster to try them on",
            );
        }
        const directory = await mkdtemp(join(tmpdir(), "conformance-"));
        process.once("exit", () => {
            rmSync(directory, { recursive: true, force: true });
        });
        await mkdir(join(directory, "state"));
        for (const [name, version] of Object.entries(plugins)) {
            const folder = join(directory, "home", "plugins", `resource-${name}-v${version}`);
            await mkdir(folder, { recursive: true });
            const file = `pulumi-resource-${name}`;
            await symlink(resolve(from, file), join(folder, file));
        }
        return new Engine(new Cluster(kubeconfig), directory);
    }

    /** A stack without resources, whose program changes from run to run. */
    async stack(name: string): Promise<TrialStack> {
        const workDir = join(this.#directory, name);
        await mkdir(workDir, { recursive: true });
        const stack = await LocalWorkspace.createOrSelectStack(
            { stackName: name, projectName: "conformance", program: () => Promise.resolve() },
            { workDir, envVars: this.#environment },
        );
        const file = join(
            this.#directory,
            "state",
            ".pulumi",
            "stacks",
            "conformance",
            `${name}.json`,
        );
        return new TrialStack(stack, file);
    }
}

type Operation = (onEvent: (event: EngineEvent) => void) => Promise<object>;

export class TrialStack {
    readonly #stack: Stack;
    readonly #file: string;

    constructor(stack: Stack, file: string) {
        this.#stack = stack;
        this.#file = file;
    }

    async up(program: PulumiFn): Promise<Run> {
        return this.#run((onEvent) => this.#stack.up({ program, onEvent, suppressProgress: true }));
    }

    async preview(program: PulumiFn): Promise<Run> {
        return this.#run((onEvent) =>
            this.#stack.preview({ program, onEvent, suppressProgress: true }),
        );
    }

    async refresh(): Promise<Run> {
        return this.#run((onEvent) => this.#stack.refresh({ onEvent, suppressProgress: true }));
    }

    async destroy(): Promise<Run> {
        return this.#run((onEvent) => this.#stack.destroy({ onEvent, suppressProgress: true }));
    }

    /** The state as it is stored, secrets encrypted. */
    async state(): Promise<string> {
        return readFile(this.#file, "utf8");
    }

    /** Loses the state, as a killed `up` does for what it made last. */
    async forget(): Promise<void> {
        const state = await this.#stack.exportStack();
        const deployment = state.deployment as { resources?: unknown[] };
        await this.#stack.importStack({ ...state, deployment: { ...deployment, resources: [] } });
    }

    async #run(operation: Operation): Promise<Run> {
        const recorder = new Recorder();
        const started = performance.now();
        let outputs: Run["outputs"] = {};
        let failure: string | undefined;
        try {
            const result = await operation((event) => {
                recorder.record(event);
            });
            outputs = "outputs" in result ? (result.outputs as OutputMap) : {};
        } catch (error) {
            failure = String(error);
        }
        return {
            operations: recorder.operations,
            steps: recorder.steps,
            changes: recorder.changes,
            output: [...recorder.lines, ...(failure === undefined ? [] : [failure])].join("\n"),
            outputs,
            failed: failure !== undefined,
            milliseconds: performance.now() - started,
        };
    }
}

/** Collects what the engine reports while it works. */
class Recorder {
    readonly operations: Record<string, string> = {};
    readonly steps: Record<string, string[]> = {};
    readonly changes: Record<string, string[]> = {};
    readonly lines: string[] = [];

    record(event: EngineEvent): void {
        const { resourcePreEvent: before, resOutputsEvent: after, diagnosticEvent: said } = event;
        const metadata = before?.metadata ?? after?.metadata;
        if (metadata !== undefined) {
            const name = metadata.urn.split("::").slice(3).join("::");
            const detailed = Object.keys(metadata.detailedDiff ?? {});
            this.operations[name] = strongest(this.operations[name], metadata.op);
            this.changes[name] = [...new Set([...(this.changes[name] ?? []), ...detailed])];
            if (before !== undefined && !["same", "refresh"].includes(metadata.op)) {
                this.steps[name] = [...(this.steps[name] ?? []), metadata.op];
            }
        }
        // The SDK does not know of debug messages, but the engine sends them.
        if (said !== undefined && (said.severity as string) !== "debug") {
            this.lines.push(said.message);
        }
    }
}

/** Of the steps of one resource, the one that tells what happens to it. */
function strongest(known: string | undefined, next: string): string {
    const order = [
        "refresh",
        "same",
        "read",
        "update",
        "create",
        "delete",
        "create-replacement",
        "replace",
    ];
    return known !== undefined && order.indexOf(known) > order.indexOf(next) ? known : next;
}
