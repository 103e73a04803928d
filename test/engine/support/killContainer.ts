import assert from "node:assert/strict";

import { containerd } from "../../../local/cluster/nodeImages.ts";
import { until } from "../../../local/smoke/polling.ts";
import type { TrialPlatform } from "./trialPlatform.ts";

export interface ContainerName {
    readonly namespace: string;
    readonly pod: string;
    readonly container: string;
}

/** A pod's containers, those that run before the others included. */
const statuses = ".status['containerStatuses','initContainerStatuses']";

/** Waits until a container runs, and returns the number of its first process on the node: what has it can kill without asking again. */
export function processOf(platform: TrialPlatform, container: ContainerName): Promise<number> {
    return until(
        {
            subject: `container ${container.container} of ${container.pod} to run`,
            seconds: 120,
            signal: new AbortController().signal,
            intervalMilliseconds: 100,
        },
        () => pidOf(platform, container),
    );
}

/** Kills a container's first process as `kill -9` does, from the node: a container's own shell cannot. The kubelet starts it again. */
export async function killContainer(
    platform: TrialPlatform,
    container: ContainerName,
): Promise<void> {
    const pid = await pidOf(platform, container);
    assert.ok(pid, `container ${container.container} of ${container.pod} does not run`);
    process.kill(pid, "SIGKILL");
}

/**
 * Kills a container's first process as soon as its log has a line that says something.
 * @returns false where it went by without, or is past it.
 */
export async function killWhenItSays(
    platform: TrialPlatform,
    container: ContainerName,
    words: string,
): Promise<boolean> {
    const pid = await pidOf(platform, container);
    if (pid === undefined) {
        return false;
    }
    const log = ["logs", "--follow", container.pod, `--namespace=${container.namespace}`];
    for await (const line of platform.follow([...log, `--container=${container.container}`])) {
        if (line.includes(words)) {
            return killed(pid);
        }
    }
    return false;
}

/** Kills a process, unless it has ended. */
export function killed(pid: number): boolean {
    try {
        return process.kill(pid, "SIGKILL");
    } catch {
        // It has ended meanwhile.
        return false;
    }
}

/** How often the kubelet has started a container again, and whether it is ready. */
export async function stateOf(
    platform: TrialPlatform,
    container: ContainerName,
): Promise<{ readonly restarts: number; readonly isReady: boolean }> {
    const [restarts, ready] = await statusOf(platform, container, ["restartCount", "ready"]);
    return { restarts: Number(restarts), isReady: ready === "true" };
}

/** The process's number on the node; nothing where the container does not run. */
async function pidOf(
    platform: TrialPlatform,
    container: ContainerName,
): Promise<number | undefined> {
    const [found = ""] = await statusOf(platform, container, ["containerID"]);
    const id = found.replace("containerd://", "");
    const tasks = await containerd(["tasks", "list"]);
    const [, pid] = new RegExp(`^${id}\\s+(\\d+)\\s+RUNNING`, "m").exec(tasks) ?? [];
    return id === "" || pid === undefined ? undefined : Number(pid);
}

/** Fields of a container's status, all of one moment. */
async function statusOf(
    platform: TrialPlatform,
    { namespace, pod, container }: ContainerName,
    fields: readonly string[],
): Promise<string[]> {
    const status = `${statuses}[?(@.name=="${container}")]`;
    const values = await platform.kubectl([
        ...["get", "pod", pod, `--namespace=${namespace}`],
        `--output=jsonpath=${fields.map((field) => `{${status}.${field}}`).join(" ")}`,
    ]);
    return values.split(" ");
}
