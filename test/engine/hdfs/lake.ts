import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";

import { type HdfsRole, type HdfsTopology, roleName } from "../../../components/hdfs/topology.ts";
import { until } from "../../../local/smoke/polling.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** How long a failover may take. */
export const failoverSeconds = 30;

/** Main class of a NameNode's process. */
export const nameNodeClass = "org.apache.hadoop.hdfs.server.namenode.NameNode";

/** What tells one format of a file system from another; the cluster's id is fixed and proves nothing. */
export interface Identity {
    readonly namespaceId: string;
    readonly blockPool: string;
}

/** The HDFS of a platform, as a person with kubectl sees it. */
export class Lake {
    readonly topology: HdfsTopology;
    private readonly platform: TrialPlatform;

    constructor(platform: TrialPlatform) {
        const origin = platform.plan.fileSystem?.origin;
        assert.ok(origin?.kind === "hdfs", "the stack under test makes no HDFS");
        this.topology = origin.topology;
        this.platform = platform;
    }

    /** Runs a shell's line in a container of a pod. */
    exec(pod: string, container: string, line: string): Promise<string> {
        return this.platform.kubectl([
            ...["exec", pod, `--container=${container}`, this.inNamespace(), "--"],
            ...["bash", "-c", line],
        ]);
    }

    /** Runs a shell's line in the pod by which people work on HDFS. */
    shell(line: string): Promise<string> {
        return this.exec("deploy/hdfs-client", "client", line);
    }

    /** Role of a NameNode, as its own bean says it; nothing while it does not answer. */
    async stateOf(nameNode: string): Promise<string | undefined> {
        try {
            const bean = await this.jmx(nameNode, "NameNodeStatus");
            return /"State" : "(\w+)"/.exec(bean)?.[1];
        } catch {
            return undefined;
        }
    }

    /** Waits until a NameNode is active. */
    active(seconds: number, among = nameNodes): Promise<string> {
        return this.await(`an active NameNode among ${among.join(", ")}`, seconds, async () => {
            const states = await Promise.all(among.map((name) => this.stateOf(name)));
            return among[states.indexOf("active")];
        });
    }

    async identityOf(nameNode: string): Promise<Identity> {
        const version = await this.exec(
            nameNode,
            "namenode",
            "cat /hadoop/dfs/name/current/VERSION",
        );
        const [, namespaceId = ""] = /^namespaceID=(.+)$/m.exec(version) ?? [];
        const [, blockPool = ""] = /^blockpoolID=(.+)$/m.exec(version) ?? [];
        return { namespaceId, blockPool };
    }

    async await<T>(
        subject: string,
        seconds: number,
        ask: () => Promise<T | undefined>,
    ): Promise<T> {
        return until({ subject, seconds, signal: new AbortController().signal }, ask);
    }

    /** Takes a pod away without warning. */
    async deletePod(...pods: readonly string[]): Promise<void> {
        await this.platform.kubectl([
            ...["delete", "pod", ...pods, this.inNamespace()],
            ...["--grace-period=0", "--force", "--ignore-not-found"],
        ]);
    }

    /** Uids of a role's pods. */
    async podsOf(role: HdfsRole): Promise<string[]> {
        const uids = await this.platform.kubectl([
            ...["get", "pods", this.inNamespace(), "--output=jsonpath={.items[*].metadata.uid}"],
            `--selector=app.kubernetes.io/name=${roleName(this.topology, role)}`,
        ]);
        return uids.split(" ");
    }

    /** Takes all pods of a role away without warning, wherever they are. */
    async deletePodsOf(role: HdfsRole): Promise<void> {
        await this.platform.kubectl([
            ...["delete", "pods", "--all-namespaces", "--grace-period=0", "--force"],
            `--selector=app.kubernetes.io/name=${roleName(this.topology, role)}`,
        ]);
    }

    async awaitReady(workload: string, seconds: number): Promise<void> {
        await this.platform.kubectl([
            ...["rollout", "status", workload, this.inNamespace(), `--timeout=${seconds}s`],
        ]);
    }

    /** Kills a pod's Java process as the kernel would: from the node, for in its own pid namespace it is immune to SIGKILL. */
    async killProcess(pod: string, mainClass: string): Promise<void> {
        const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
        const found = await Promise.all(pids.map((pid) => isProcessOf(pid, pod, mainClass)));
        const [pid, ...more] = pids.filter((_, index) => found[index]);
        assert.ok(pid !== undefined && more.length === 0, `one ${mainClass} in ${pod}`);
        process.kill(Number(pid), "SIGKILL");
    }

    logs(pod: string, container: string): Promise<string> {
        return this.platform.kubectl(["logs", pod, `--container=${container}`, this.inNamespace()]);
    }

    private jmx(nameNode: string, bean: string): Promise<string> {
        const query = `Hadoop:service=NameNode,name=${bean}`;
        return this.exec(
            nameNode,
            "namenode",
            `bash /etc/hadoop/conf/jmx.sh localhost 9870 ${query}`,
        );
    }

    private inNamespace(): string {
        return `--namespace=${this.topology.namespace}`;
    }
}

export const nameNodes: readonly string[] = ["hdfs-namenode-0", "hdfs-namenode-1"];

/** The NameNode that is not the given one. */
export function otherThan(nameNode: string): string {
    return nameNodes.find((name) => name !== nameNode) ?? "";
}

async function isProcessOf(pid: string, pod: string, mainClass: string): Promise<boolean> {
    try {
        const [command, environment] = await Promise.all([
            readFile(`/proc/${pid}/cmdline`, "utf8"),
            readFile(`/proc/${pid}/environ`, "utf8"),
        ]);
        return (
            command.split("\0").includes(mainClass) &&
            environment.split("\0").includes(`HOSTNAME=${pod}`)
        );
    } catch {
        // It has ended meanwhile.
        return false;
    }
}

/** Prints a figure beneath the test that it belongs to. */
export function figure(what: string, seconds: number): void {
    process.stdout.write(`          ${what}: ${seconds.toFixed(1)} s\n`);
}

/** Seconds that something takes. */
export async function timed(what: string, action: () => Promise<unknown>): Promise<number> {
    const began = performance.now();
    await action();
    const seconds = (performance.now() - began) / 1000;
    figure(what, seconds);
    return seconds;
}
