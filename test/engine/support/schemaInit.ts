import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";

import { until } from "../../../local/smoke/polling.ts";
import { names } from "../../../stacks/plan/names.ts";
import { killed, processOf } from "./killContainer.ts";
import type { TrialPlatform } from "./trialPlatform.ts";

const container = "schema";

/** How an init ended. */
export interface Ended {
    readonly code: number;
    readonly log: string;
}

interface Deployment {
    readonly spec: { readonly template: { readonly spec: PodSpec } };
}

interface PodSpec {
    readonly initContainers: readonly { readonly name: string }[];
    readonly volumes: readonly {
        readonly name: string;
        readonly configMap?: { readonly name: string };
    }[];
}

/** The metastore's init by itself, as its pods run it, on a database of the test's choice. */
export class SchemaInit {
    private readonly platform: TrialPlatform;
    private readonly conf: string;
    private readonly spec: PodSpec;

    private constructor(platform: TrialPlatform, conf: string, spec: PodSpec) {
        this.platform = platform;
        this.conf = conf;
        this.spec = spec;
    }

    /** Copies what the metastore's pods have, with another database in their conf. */
    static async on(platform: TrialPlatform, database: string): Promise<SchemaInit> {
        const inSystem = `--namespace=${platform.plan.namespaces.system}`;
        const look = async <T>(what: readonly string[]): Promise<T> =>
            JSON.parse(await platform.kubectl(["get", ...what, inSystem, "--output=json"])) as T;
        const deployment = await look<Deployment>(["deployment", names.metastoreService]);
        const { spec } = deployment.spec.template;
        const own = spec.volumes.find(({ name }) => name === "conf")?.configMap?.name ?? "";
        const { data } = await look<{ data: Record<string, string> }>(["configmap", own]);
        const conf = `schema-trial-${randomBytes(3).toString("hex")}`;
        const site = data["metastore-site.xml"]?.replace(
            /(jdbc:\w+:\/\/[^/]+\/)\w+/,
            `$1${database}`,
        );
        assert.ok(site?.includes(`/${database}`), "found no URL of a database in the conf");
        await platform.kubectl(
            ["create", inSystem, "--filename=-"],
            JSON.stringify({
                apiVersion: "v1",
                kind: "ConfigMap",
                metadata: { name: conf },
                data: { ...data, "metastore-site.xml": site },
            }),
        );
        return new SchemaInit(platform, conf, spec);
    }

    /** Runs one to its end. */
    async run(): Promise<Ended> {
        return this.end(await this.start());
    }

    /** Starts one, and returns its pod's name. */
    async start(): Promise<string> {
        const pod = `${this.conf}-${randomBytes(2).toString("hex")}`;
        const { initContainers, volumes, ...spec } = this.spec;
        await this.platform.kubectl(
            ["create", this.inSystem, "--filename=-"],
            JSON.stringify({
                apiVersion: "v1",
                kind: "Pod",
                metadata: { name: pod, labels: { "sparkstead.io/trial": this.conf } },
                spec: {
                    ...spec,
                    initContainers: [],
                    containers: initContainers.filter(({ name }) => name === container),
                    restartPolicy: "Never",
                    volumes: volumes.map((volume) =>
                        volume.name === "conf"
                            ? { ...volume, configMap: { name: this.conf } }
                            : volume,
                    ),
                },
            }),
        );
        return pod;
    }

    async end(pod: string): Promise<Ended> {
        const code = await until(
            { subject: `${pod} to end`, seconds: 180, signal: new AbortController().signal },
            async () => {
                const found = await this.platform.kubectl([
                    ...["get", "pod", pod, this.inSystem],
                    "--output=jsonpath={.status.containerStatuses[0].state.terminated.exitCode}",
                ]);
                return found === "" ? undefined : Number(found);
            },
        );
        return { code, log: await this.platform.kubectl(["logs", pod, this.inSystem]) };
    }

    /** Waits until one runs, and returns how to kill it as `kill -9` does: whether it was in time for that. */
    async killer(pod: string): Promise<() => boolean> {
        const namespace = this.platform.plan.namespaces.system;
        const pid = await processOf(this.platform, { namespace, pod, container });
        return () => killed(pid);
    }

    async remove(): Promise<void> {
        await this.platform.kubectl([
            ...["delete", "pods", this.inSystem, `--selector=sparkstead.io/trial=${this.conf}`],
        ]);
        await this.platform.kubectl(["delete", "configmap", this.conf, this.inSystem]);
    }

    private get inSystem(): string {
        return `--namespace=${this.platform.plan.namespaces.system}`;
    }
}

/** Waits until an init is amid its statements, and returns how many tables and indexes it has made. */
export function inTheMiddle(made: () => Promise<number>): Promise<number> {
    return until(
        {
            subject: "an init amid its work",
            seconds: 120,
            signal: new AbortController().signal,
            intervalMilliseconds: 50,
        },
        async () => {
            const count = await made();
            return count > 1 ? count : undefined;
        },
    );
}
