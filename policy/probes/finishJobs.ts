import { fail, pass, unknown } from "../live/answers.ts";
import type { Labelled } from "../live/stackObjects.ts";
import { type WantedObject, wantedObjects } from "../live/wantedObjects.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

interface Job extends Labelled {
    readonly spec?: { readonly ttlSecondsAfterFinished?: number };
    readonly status?: {
        readonly conditions?: readonly {
            readonly type?: string;
            readonly status?: string;
            readonly reason?: string;
            readonly message?: string;
        }[];
    };
}

export const probe: LiveEvaluator = async (world) => {
    const jobs = await wantedObjects<Job>(world, [
        {
            ...{ api: "batch/v1", kind: "Job", resource: "jobs" },
            goesByItself: ({ spec }) => spec?.ttlSecondsAfterFinished !== undefined,
        },
    ]);
    const findings = [...jobs.findings, ...jobs.objects.flatMap(endOf)];
    return findings.length > 0 ? findings : [pass(`${jobs.objects.length} Jobs`)];
};

function endOf({ name, live }: WantedObject<Job>): readonly Finding[] {
    const ended = (live.status?.conditions ?? []).filter(({ status }) => status === "True");
    const failed = ended.find(({ type }) => type === "Failed");
    if (failed !== undefined) {
        return [fail(`${name} failed: ${failed.reason ?? "?"}, ${failed.message ?? "?"}`)];
    }
    return ended.some(({ type }) => type === "Complete") ? [] : [unknown(`${name} still runs`)];
}
