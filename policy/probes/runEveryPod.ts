import { fail, pass } from "../live/answers.ts";
import { stackObjects } from "../live/stackObjects.ts";
import type { LiveEvaluator } from "../rule.ts";

interface Workload {
    readonly metadata: { readonly name: string; readonly namespace: string };
    readonly spec?: { readonly replicas?: number };
    readonly status?: {
        readonly availableReplicas?: number;
        readonly numberAvailable?: number;
        readonly desiredNumberScheduled?: number;
    };
}

const kinds = { Deployment: "deployments", StatefulSet: "statefulsets", DaemonSet: "daemonsets" };

export const probe: LiveEvaluator = async (world) => {
    const lists = await Promise.all(
        Object.entries(kinds).map(async ([kind, resource]) =>
            (await stackObjects<Workload>(world, `/apis/apps/v1/${resource}`)).map((workload) => ({
                kind,
                workload,
            })),
        ),
    );
    const all = lists.flat();
    const faults = all.flatMap(({ kind, workload: { metadata, spec, status } }) => {
        const wanted = status?.desiredNumberScheduled ?? spec?.replicas ?? 1;
        const available = status?.numberAvailable ?? status?.availableReplicas ?? 0;
        return available >= wanted
            ? []
            : [
                  fail(
                      `${kind} ${metadata.namespace}/${metadata.name} has ${available} of ${wanted} pods available`,
                  ),
              ];
    });
    return faults.length > 0 ? faults : [pass(`${all.length} sets of pods`)];
};
