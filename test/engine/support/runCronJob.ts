import assert from "node:assert/strict";

import { until } from "../../../local/smoke/polling.ts";
import type { TrialPlatform } from "./trialPlatform.ts";

/** Runs a CronJob's Job now, to its good end. */
export async function runCronJob(
    platform: TrialPlatform,
    cronJob: string,
    namespace: string,
): Promise<void> {
    const job = ["job", `trial-${Date.now().toString(36)}`, `--namespace=${namespace}`];
    await platform.kubectl(["create", ...job, `--from=cronjob/${cronJob}`]);
    await until(
        { subject: `a Job of ${cronJob}`, seconds: 120, signal: new AbortController().signal },
        async () => {
            const ended = await platform.kubectl([
                ...["get", ...job],
                '--output=jsonpath={.status.conditions[?(@.status=="True")].type}',
            ]);
            assert.doesNotMatch(ended, /Failed/);
            return ended.includes("Complete") || undefined;
        },
    );
    await platform.kubectl(["delete", ...job]);
}
