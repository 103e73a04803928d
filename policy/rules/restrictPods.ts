import { podSecurityException } from "../../components/kubernetes/podSecurity.ts";
import { eachResource } from "../evaluators.ts";
import { privilegedNamespaces } from "../exceptions.ts";
import { namespaceOf } from "../kubernetes/objects.ts";
import { everyPodOf } from "../kubernetes/everyPod.ts";
import type { Container, PodSpec } from "../kubernetes/pods.ts";
import type { PlannedResource, PlannedStack } from "../plannedStack.ts";
import type { Rule, Settings } from "../rule.ts";

export const restrictPods: Rule = {
    id: "restrict-pods",
    title: "Every pod satisfies Pod Security restricted",
    reason: "A namespace that enforces restricted rejects the others only when their pods are made, after the deployment began.",
    source: "O3; https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted",
    severity: "mandatory",
    remedy: "set the missing fields; for a chart's pods by its values (sparkstead:sparkOperator.overrides)",
    settings: { privileged: { type: "array", items: { type: "string" }, default: [] } },
    plan: eachResource(violations),
};

const allowedVolumes = new Set([
    "name",
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "persistentVolumeClaim",
    "projected",
    "secret",
]);

/** In a privileged namespace a pod may have its node's disk and network, and no container of it a right more than elsewhere. */
function violations(
    resource: PlannedResource,
    { plan }: PlannedStack,
    settings: Settings,
): readonly string[] {
    if (isException(resource)) {
        return [];
    }
    const isPrivileged = privilegedNamespaces(plan, settings).has(namespaceOf(resource));
    const faults = everyPodOf(resource).flatMap(({ pod, containers }) => [
        ...(isPrivileged ? [] : podFaults(pod)),
        ...containers.flatMap((container) =>
            containerFaults(container, pod).map(
                (fault) => `has container ${container.name ?? "?"}, which ${fault}`,
            ),
        ),
    ]);
    // Driver and executor have the volumes of their application in common.
    return [...new Set(faults)];
}

/** A workload that says why its pods need more; the level of its namespace holds it to that on the cluster. */
function isException({ props }: PlannedResource): boolean {
    const { metadata } = props as {
        metadata?: { annotations?: Readonly<Record<string, unknown>> };
    };
    return metadata?.annotations?.[podSecurityException] !== undefined;
}

function podFaults(pod: PodSpec): string[] {
    const shared = (["hostNetwork", "hostPID", "hostIPC"] as const).filter((field) => pod[field]);
    const volumes = (pod.volumes ?? []).flatMap((volume) =>
        Object.keys(volume).filter((kind) => !allowedVolumes.has(kind)),
    );
    return [
        ...shared.map((field) => `has ${field}, none is allowed`),
        ...volumes.map((kind) => `has a volume of kind ${kind}, none is allowed`),
    ];
}

function containerFaults({ securityContext = {} }: Container, pod: PodSpec): string[] {
    const nonRoot = securityContext.runAsNonRoot ?? pod.securityContext?.runAsNonRoot;
    const user = securityContext.runAsUser ?? pod.securityContext?.runAsUser;
    const seccomp =
        securityContext.seccompProfile?.type ?? pod.securityContext?.seccompProfile?.type;
    const added = (securityContext.capabilities?.add ?? []).filter(
        (capability) => capability !== "NET_BIND_SERVICE",
    );
    return [
        ...(nonRoot === true ? [] : ["does not set runAsNonRoot, true is required"]),
        ...(user === 0 ? ["runs as user 0, another is required"] : []),
        ...(securityContext.privileged === true ? ["is privileged, none is allowed"] : []),
        ...(securityContext.allowPrivilegeEscalation === false
            ? []
            : ["does not set allowPrivilegeEscalation, false is required"]),
        ...(securityContext.capabilities?.drop?.includes("ALL") === true
            ? []
            : ["does not drop ALL capabilities, which is required"]),
        ...added.map((capability) => `adds capability ${capability}, none is allowed`),
        ...(seccomp === "RuntimeDefault" || seccomp === "Localhost"
            ? []
            : ["has no seccompProfile, RuntimeDefault is required"]),
    ];
}
