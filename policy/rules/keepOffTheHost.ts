import { eachResource } from "../evaluators.ts";
import { privilegedNamespaces } from "../exceptions.ts";
import { namespaceOf } from "../kubernetes/objects.ts";
import { type EveryPod, everyPodOf } from "../kubernetes/everyPod.ts";
import type { Rule } from "../rule.ts";

export const keepOffTheHost: Rule = {
    id: "keep-off-the-host",
    title: "No pod takes its node's disk, network or processes, but for the declared exceptions",
    reason: "Who has the node's disk has every pod of it; a port of the node is taken from all others.",
    source: "H2, H3; https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
    severity: "mandatory",
    remedy: 'use a claim and a Service, or declare the exception in the target\'s policy config ("keep-off-the-host": { "privileged": […] })',
    settings: { privileged: { type: "array", items: { type: "string" }, default: [] } },
    plan: eachResource((resource, { plan }, settings) => {
        const taken = privilegedNamespaces(plan, settings).has(namespaceOf(resource))
            ? []
            : everyPodOf(resource).flatMap(takenBy);
        return [...new Set(taken)].map((what) => `takes ${what} of its node`);
    }),
};

function takenBy({ pod, containers }: EveryPod): string[] {
    const shared = (["hostNetwork", "hostPID", "hostIPC"] as const).filter((field) => pod[field]);
    const folders = (pod.volumes ?? [])
        .filter((volume) => "hostPath" in volume)
        .map(({ hostPath }) => `folder ${(hostPath as { path?: string } | null)?.path ?? "?"}`);
    const ports = containers
        .flatMap((container) => container.ports ?? [])
        .filter(({ hostPort }) => hostPort !== undefined)
        .map(({ hostPort }) => `port ${String(hostPort)}`);
    return [...shared, ...folders, ...ports];
}
