import { fail, pass } from "../live/answers.ts";
import type { Labelled } from "../live/stackObjects.ts";
import { type WantedObject, wantedObjects } from "../live/wantedObjects.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

interface Workload extends Labelled {
    readonly spec?: { readonly replicas?: number };
    readonly status?: {
        readonly availableReplicas?: number;
        readonly numberAvailable?: number;
        readonly desiredNumberScheduled?: number;
    };
}

const api = "apps/v1";

const kinds = [
    { api, kind: "Deployment", resource: "deployments" },
    { api, kind: "StatefulSet", resource: "statefulsets" },
    { api, kind: "DaemonSet", resource: "daemonsets" },
];

export const probe: LiveEvaluator = async (world) => {
    const sets = await wantedObjects<Workload>(world, kinds);
    const findings = [...sets.findings, ...sets.objects.flatMap(missingPods)];
    return findings.length > 0 ? findings : [pass(`${sets.objects.length} sets of pods`)];
};

function missingPods({ name, live, declared }: WantedObject<Workload>): readonly Finding[] {
    const { spec, status } = live;
    const asked = status?.desiredNumberScheduled ?? spec?.replicas ?? 1;
    // A DaemonSet says no number, and one that no node takes is missing all the same.
    const required = declared === undefined ? asked : (declared.spec?.replicas ?? 1);
    const wanted = Math.max(asked, required);
    const available = status?.numberAvailable ?? status?.availableReplicas ?? 0;
    return Math.min(asked, available) >= wanted
        ? []
        : [fail(`${name} has ${available} of ${wanted} pods available, it asks for ${asked}`)];
}
