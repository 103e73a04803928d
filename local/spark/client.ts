import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { endingGently } from "../interruption.ts";
import { Refusal } from "../refusal.ts";
import { type RunOptions, attempt, run } from "../run.ts";
import type { ClusterAccess } from "../smoke/session.ts";
import { haveKubectl } from "../toolchain/kubernetesClients.ts";
import { binDirectory } from "../toolchain/places.ts";
import { type Kind, clientCommand, driverOf, withLocalFiles } from "./clientCommand.ts";
import { clientPod, runLabel } from "./clientPod.ts";

/** Its image may have to be pulled. */
const startTimeout = "180s";

interface Demand {
    readonly kind: Kind;
    readonly args: readonly string[];
}

/** Runs one program of Spark in a pod of its own, which is removed at the end, also after an interruption. Returns its exit code. */
export async function runClient(
    access: ClusterAccess,
    plan: PlatformPlan,
    demand: Demand,
): Promise<number> {
    await haveKubectl();
    const interruption = new AbortController();
    const client = new Client(access, plan, interruption.signal);
    return endingGently(
        () => {
            interruption.abort();
        },
        () => client.run(demand),
    );
}

class Client {
    private readonly plan: PlatformPlan;
    private readonly signal: AbortSignal;
    private readonly pod = `spark-client-${randomBytes(3).toString("hex")}`;
    private readonly kubectlArgs: readonly string[];

    constructor({ kubeconfig, context }: ClusterAccess, plan: PlatformPlan, signal: AbortSignal) {
        this.plan = plan;
        this.signal = signal;
        this.kubectlArgs = [
            `--kubeconfig=${kubeconfig}`,
            `--context=${context}`,
            `--namespace=${plan.runtime.namespace}`,
        ];
    }

    async run({ kind, args: given }: Demand): Promise<number> {
        const { args, files } = withLocalFiles(given, fileOfUser);
        try {
            await this.start();
            for (const { here, there } of files) {
                const command = ["/bin/sh", "-c", 'cat >"$0"', there];
                await this.kubectl(["exec", "--stdin", this.pod, "--", ...command], {
                    input: await readFile(here),
                });
            }
            const code = await this.execute(clientCommand(kind, args, this.pod));
            return kind === "submit" && code === 0 ? await this.followDriver() : code;
        } catch (error) {
            if (!this.signal.aborted) {
                throw error;
            }
            return 130;
        } finally {
            await this.remove();
        }
    }

    private async start(): Promise<void> {
        const manifest = JSON.stringify(clientPod(this.plan, this.pod));
        await this.kubectl(["create", "--filename=-"], { input: manifest });
        const ready = ["--for=condition=Ready", `--timeout=${startTimeout}`];
        const { code } = await this.attempt(["wait", `pod/${this.pod}`, ...ready]);
        this.signal.throwIfAborted();
        if (code !== 0) {
            const { stdout } = await this.attempt(["get", "events", ...this.eventsOfPod()]);
            throw new Refusal(
                `the client pod did not start within ${startTimeout}; Kubernetes says:\n${stdout.trim()}`,
            );
        }
    }

    private eventsOfPod(): string[] {
        const field = `--field-selector=involvedObject.name=${this.pod},type=Warning`;
        return [field, "--output=jsonpath={range .items[*]}{.message}{'\\n'}{end}"];
    }

    /** Runs a command in the pod on the user's own terminal, or on what stands in its place. */
    private async execute(command: readonly string[]): Promise<number> {
        const terminal = process.stdin.isTTY && process.stdout.isTTY ? ["--tty"] : [];
        const exec = ["exec", "--stdin", ...terminal, "--quiet", this.pod, "--", ...command];
        const { code } = await this.attempt(exec, { show: "interactive" });
        this.signal.throwIfAborted();
        return code;
    }

    /** Shows the driver's log as it comes and returns how the driver ended. */
    private async followDriver(): Promise<number> {
        const driver = driverOf(this.pod);
        await this.driverState(driver, ({ running, terminated }) => running ?? terminated);
        await this.attempt(["logs", "--follow", driver], { show: "inherit" });
        const { exitCode } = await this.driverState(driver, ({ terminated }) => terminated);
        return exitCode ?? 1;
    }

    /** Waits for a state of the driver's container, for as long as the user does. */
    private async driverState(
        driver: string,
        wanted: (state: State) => Ended | undefined,
    ): Promise<Ended> {
        for (;;) {
            this.signal.throwIfAborted();
            const found = JSON.parse(
                await this.kubectl(["get", "pod", driver, "--output=json"]),
            ) as DriverPod;
            const state = wanted(found.status?.containerStatuses?.[0]?.state ?? {});
            if (state !== undefined) {
                return state;
            }
            // An evicted pod has no container to tell of.
            if (found.status?.phase === "Failed") {
                throw new Refusal(`driver ${driver}: ${found.status.reason ?? "failed"}`);
            }
            await sleep(1000);
        }
    }

    /** The driver goes with the pod that submitted it; executors and ConfigMaps go with their driver. */
    private async remove(): Promise<void> {
        const selector = `--selector=${runLabel}=${this.pod}`;
        // Not by `attempt` above: an interruption must not cut it off.
        await attempt(kubectlPath(), [
            ...this.kubectlArgs,
            "delete",
            "pods",
            selector,
            "--wait=false",
        ]);
    }

    private kubectl(args: readonly string[], options: RunOptions = {}): Promise<string> {
        return run(kubectlPath(), [...this.kubectlArgs, ...args], {
            ...options,
            signal: this.signal,
        });
    }

    private attempt(args: readonly string[], options: RunOptions = {}): ReturnType<typeof attempt> {
        return attempt(kubectlPath(), [...this.kubectlArgs, ...args], {
            ...options,
            signal: this.signal,
        });
    }
}

interface Ended {
    readonly exitCode?: number;
}

interface State {
    readonly running?: Ended;
    readonly terminated?: Ended;
}

interface DriverPod {
    readonly status?: {
        readonly phase?: string;
        readonly reason?: string;
        readonly containerStatuses?: readonly { readonly state?: State }[];
    };
}

function kubectlPath(): string {
    return join(binDirectory, "kubectl");
}

/** The file that an argument names, seen from where the user called npm. */
function fileOfUser(argument: string): string | undefined {
    const path = resolve(process.env["INIT_CWD"] ?? process.cwd(), argument);
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? path : undefined;
}
