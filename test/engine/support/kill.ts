import assert from "node:assert/strict";

import { until } from "../../../local/smoke/polling.ts";
import type { TrialPlatform } from "./trialPlatform.ts";

/** The one pod of a workload. */
interface PodOf {
    readonly namespace: string;
    readonly selector: string;
}

/** Kills the one pod of a workload, and returns after how many seconds another is ready in its place. */
export async function killAndAwait(platform: TrialPlatform, pod: PodOf): Promise<number> {
    const killed = await podsOf(platform, pod);
    assert.equal(killed.length, 1, `found ${killed.length} pods of ${pod.selector}`);
    const which = ["pods", `--namespace=${pod.namespace}`, `--selector=${pod.selector}`];
    const began = performance.now();
    await platform.kubectl(["delete", ...which, "--grace-period=0", "--force"]);
    await until(
        {
            subject: `another pod of ${pod.selector}`,
            seconds: 120,
            signal: new AbortController().signal,
        },
        async () => {
            const pods = await podsOf(platform, pod);
            const isBack = pods.length === 1 && pods.every((uid) => !killed.includes(uid));
            return isBack || undefined;
        },
    );
    await platform.kubectl(["wait", ...which, "--for=condition=Ready", "--timeout=120s"]);
    return Math.round((performance.now() - began) / 100) / 10;
}

/** Uids of a workload's pods. */
async function podsOf(platform: TrialPlatform, { namespace, selector }: PodOf): Promise<string[]> {
    const uids = await platform.kubectl([
        ...["get", "pods", `--namespace=${namespace}`, `--selector=${selector}`],
        "--output=jsonpath={.items[*].metadata.uid}",
    ]);
    return uids.split(" ").filter((uid) => uid !== "");
}
