import { createHash, randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";

import { repository } from "../paths.ts";
import { attempt, run } from "../run.ts";
import { haveKubectl } from "../toolchain/kubernetesClients.ts";
import { binDirectory } from "../toolchain/places.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import type { Ended } from "./application.ts";

/** How to reach the cluster that a smoke run is for. */
export interface ClusterAccess {
    readonly kubeconfig: string;
    readonly context: string;
}

/** Label of everything that smoke runs of this checkout make, so that a killed run's leftovers are known as ours. */
const label = "sparkstead.io/smoke";

/** An object of Kubernetes as it is created. */
export interface Manifest {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: {
        readonly name: string;
        readonly labels?: Readonly<Record<string, string>>;
    };
    readonly spec: Readonly<Record<string, unknown>>;
}

/** Everything that the checks of one smoke run share. */
export class Session {
    readonly plan: PlatformPlan;

    /** Tells this run's objects from another's. */
    readonly id = randomBytes(3).toString("hex");

    readonly labels: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;

    /** Applications of this run that ended well, for the History Server to list. */
    readonly ended: Ended[] = [];

    private readonly kubectlCommand: readonly [string, ...string[]];

    private constructor(
        plan: PlatformPlan,
        kubectlCommand: readonly [string, ...string[]],
        signal: AbortSignal,
    ) {
        this.plan = plan;
        this.kubectlCommand = kubectlCommand;
        this.signal = signal;
        this.labels = { [label]: checkout() };
    }

    static async open(
        { kubeconfig, context }: ClusterAccess,
        plan: PlatformPlan,
        signal: AbortSignal,
    ): Promise<Session> {
        const access = [`--kubeconfig=${kubeconfig}`, `--context=${context}`];
        const namespace = `--namespace=${plan.namespaces.jobs}`;
        await haveKubectl();
        return new Session(plan, [join(binDirectory, "kubectl"), ...access, namespace], signal);
    }

    /** Name of an object of this run. */
    nameOf(part: string): string {
        return `smoke-${this.id}-${part}`;
    }

    /** Keys of this run's data in the platform's bucket; all runs of this checkout share the first two steps. */
    get prefix(): string {
        return `${this.allRunsPrefix}${this.id}/`;
    }

    get allRunsPrefix(): string {
        return `smoke/${checkout()}/`;
    }

    /** Runs kubectl in the namespace of the jobs and returns what it printed. */
    async kubectl(args: readonly string[], input?: string): Promise<string> {
        const [command, ...access] = this.kubectlCommand;
        return run(command, [...access, ...args], input === undefined ? {} : { input });
    }

    /** The object that kubectl gets; undefined where there is none, or no answer. */
    async look(args: readonly string[]): Promise<unknown> {
        const [command, ...access] = this.kubectlCommand;
        const { code, stdout } = await attempt(command, [...access, "get", ...args]);
        return code === 0 && stdout !== "" ? JSON.parse(stdout) : undefined;
    }

    /** Makes an object with this run's label. */
    async create(object: Manifest): Promise<void> {
        const metadata = { ...object.metadata, labels: this.labels };
        await this.kubectl(["create", "--filename=-"], JSON.stringify({ ...object, metadata }));
    }

    /** Deletes what smoke runs of this checkout made and left; event logs stay. */
    async removeObjects(): Promise<void> {
        await this.kubectl([
            "delete",
            "scheduledsparkapplications,sparkapplications,pods",
            `--selector=${label}=${checkout()}`,
            "--timeout=60s",
        ]);
    }
}

/** Names this checkout on this machine. */
function checkout(): string {
    return createHash("sha256").update(`${hostname()}:${repository}`).digest("hex").slice(0, 8);
}
