import { eachResource } from "../evaluators.ts";
import { unresolved } from "../kubernetes/resolution.ts";
import type { Rule } from "../rule.ts";

export const resolveSecrets: Rule = {
    id: "resolve-secrets",
    title: "Every Secret that a pod needs is in its namespace and has the key",
    reason: "A Secret cannot be read across namespaces; without it the pod waits for ever as CreateContainerConfigError.",
    source: "P10",
    severity: "mandatory",
    remedy: "deliver the Secret into the namespace, or declare it as one that exists: an application by naming it (sparkstead:objectStore.secrets, sparkstead:images.pullSecrets, sparkstead:applications)",
    plan: eachResource((resource, stack) => unresolved("Secret", resource, stack)),
};
