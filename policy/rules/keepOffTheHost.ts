import { eachResource } from "../evaluators.ts";
import { privilegedNamespaces } from "../exceptions.ts";
import { namespaceOf } from "../kubernetes/objects.ts";
import { type PodSpec, containersOf, podOf } from "../kubernetes/pods.ts";
import type { PlannedResource } from "../plannedStack.ts";
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
        const pod = podOf(resource);
        return pod === undefined || privilegedNamespaces(plan, settings).has(namespaceOf(resource))
            ? []
            : [...ofPod(pod), ...ofPorts(resource)].map((taken) => `takes ${taken} of its node`);
    }),
};

function ofPod(pod: PodSpec): string[] {
    const shared = (["hostNetwork", "hostPID", "hostIPC"] as const).filter((field) => pod[field]);
    const folders = (pod.volumes ?? [])
        .filter((volume) => "hostPath" in volume)
        .map(({ hostPath }) => `folder ${(hostPath as { path?: string } | null)?.path ?? "?"}`);
    return [...shared, ...folders];
}

function ofPorts(resource: PlannedResource): string[] {
    return containersOf(resource)
        .flatMap(({ ports = [] }) => ports)
        .filter(({ hostPort }) => hostPort !== undefined)
        .map(({ hostPort }) => `port ${String(hostPort)}`);
}
