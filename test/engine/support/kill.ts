import assert from "node:assert/strict";

import { until } from "../../../local/smoke/polling.ts";
import { killContainer, stateOf } from "./killContainer.ts";
import type { TrialPlatform } from "./trialPlatform.ts";

/** A workload of one pod. */
interface Workload {
    readonly namespace: string;
    readonly selector: string;
}

/** Takes the object away before its processes have ended, which end as those of any other deleted pod. */
export const atOnce: readonly string[] = ["--grace-period=0", "--force"];

/** Deletes the one pod of a workload, and returns after how many seconds another is ready in its place. */
export async function deleteAndAwait(
    platform: TrialPlatform,
    workload: Workload,
    options: readonly string[] = [],
): Promise<number> {
    const [deleted] = await onePod(platform, workload);
    const which = ["pods", ...selection(workload)];
    const began = performance.now();
    await platform.kubectl(["delete", ...which, ...options]);
    await awaitBack(`another pod of ${workload.selector}`, async () => {
        const pods = await podsOf(platform, workload);
        return pods.length === 1 && pods.every(([uid]) => uid !== deleted);
    });
    await platform.kubectl(["wait", ...which, "--for=condition=Ready", "--timeout=120s"]);
    return secondsSince(began);
}

/** Kills a container of a workload's one pod as `kill -9` does, and returns after how many seconds the kubelet has it ready again. */
export async function killAndAwait(
    platform: TrialPlatform,
    { container, ...workload }: Workload & { readonly container: string },
): Promise<number> {
    const [, pod] = await onePod(platform, workload);
    const killed = { namespace: workload.namespace, pod, container };
    const before = await stateOf(platform, killed);
    const began = performance.now();
    await killContainer(platform, killed);
    await awaitBack(`${container} of ${pod} to be ready again`, async () => {
        const { restarts, isReady } = await stateOf(platform, killed);
        return restarts > before.restarts && isReady;
    });
    return secondsSince(began);
}

async function awaitBack(subject: string, isBack: () => Promise<boolean>): Promise<void> {
    await until(
        { subject, seconds: 120, signal: new AbortController().signal },
        async () => (await isBack()) || undefined,
    );
}

function secondsSince(began: number): number {
    return Math.round((performance.now() - began) / 100) / 10;
}

type Pod = readonly [uid: string, name: string];

async function onePod(platform: TrialPlatform, workload: Workload): Promise<Pod> {
    const [pod, ...more] = await podsOf(platform, workload);
    assert.ok(
        pod !== undefined && more.length === 0,
        `not one pod of ${workload.selector}: ${String([pod, ...more])}`,
    );
    return pod;
}

async function podsOf(platform: TrialPlatform, workload: Workload): Promise<Pod[]> {
    const lines = await platform.kubectl([
        ...["get", "pods", ...selection(workload)],
        '--output=jsonpath={range .items[*]}{.metadata.uid} {.metadata.name}{"\\n"}{end}',
    ]);
    return [...lines.matchAll(/^(\S+) (\S+)$/gm)].map(([, uid = "", name = ""]) => [uid, name]);
}

function selection({ namespace, selector }: Workload): string[] {
    return [`--namespace=${namespace}`, `--selector=${selector}`];
}
