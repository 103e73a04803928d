import type { PlatformPlan } from "../stacks/plan/plan.ts";
import type { Settings } from "./rule.ts";

/** DataNodes on their nodes' own disks and network need hostPath and hostNetwork: design of the plan's namespaces. */
const privilegedNouns = ["hdfsData"] as const;

/** Names of the namespaces that may hold privileged pods: those of the design, and those of the target's policy config. */
export function privilegedNamespaces(
    plan: PlatformPlan | undefined,
    { privileged = [] }: Settings,
): ReadonlySet<string> {
    const named = privilegedNouns.flatMap((noun) => plan?.namespaces[noun] ?? []);
    return new Set([...named, ...(privileged as readonly string[])]);
}
