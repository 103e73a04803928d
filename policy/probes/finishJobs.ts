import { fail, pass, unknown } from "../live/answers.ts";
import { stackObjects } from "../live/stackObjects.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

interface Job {
    readonly metadata: { readonly name: string; readonly namespace: string };
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
    const jobs = await stackObjects<Job>(world, "/apis/batch/v1/jobs");
    const findings = jobs.flatMap(({ metadata, status }): readonly Finding[] => {
        const name = `Job ${metadata.namespace}/${metadata.name}`;
        const ended = (status?.conditions ?? []).filter(({ status: is }) => is === "True");
        const failed = ended.find(({ type }) => type === "Failed");
        if (failed !== undefined) {
            return [fail(`${name} failed: ${failed.reason ?? "?"}, ${failed.message ?? "?"}`)];
        }
        return ended.some(({ type }) => type === "Complete") ? [] : [unknown(`${name} still runs`)];
    });
    return findings.length > 0 ? findings : [pass(`${jobs.length} Jobs`)];
};
