import { eachResource } from "../evaluators.ts";
import { unresolved } from "../kubernetes/resolution.ts";
import type { Rule } from "../rule.ts";

export const resolveConfigMaps: Rule = {
    id: "resolve-config-maps",
    title: "Every ConfigMap that a pod needs is in its namespace and has the key",
    reason: "Without it the pod waits for ever as ContainerCreating.",
    source: "X2",
    severity: "mandatory",
    remedy: "make the ConfigMap in the namespace of the pod (sparkstead:namespaces)",
    plan: eachResource((resource, stack) => unresolved("ConfigMap", resource, stack)),
};
