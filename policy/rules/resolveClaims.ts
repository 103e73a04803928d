import { eachResource } from "../evaluators.ts";
import { unresolved } from "../kubernetes/resolution.ts";
import type { Rule } from "../rule.ts";

export const resolveClaims: Rule = {
    id: "resolve-claims",
    title: "Every claim that a pod mounts is in its namespace",
    reason: "Without it the pod is never scheduled.",
    source: "L7, X1",
    severity: "mandatory",
    remedy: "make the claim in the namespace of the pod (sparkstead:namespaces)",
    plan: eachResource((resource, stack) => unresolved("PersistentVolumeClaim", resource, stack)),
};
