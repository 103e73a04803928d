import { eachResource, planOf } from "../evaluators.ts";
import { kindOf, metadataOf, objectsOf } from "../kubernetes/objects.ts";
import type { Rule } from "../rule.ts";

export const stayInNamespaces: Rule = {
    id: "stay-in-namespaces",
    title: "Every object is in a namespace of the platform",
    reason: "What lies elsewhere is not taken away with the platform, and is under somebody else's Pod Security and quota.",
    source: "H8, A1, P1",
    severity: "mandatory",
    remedy: "put it into one of the platform's (sparkstead:namespaces)",
    plan: eachResource((resource, stack) => {
        if (objectsOf([resource]).length === 0 || clusterScoped.has(kindOf(resource))) {
            return [];
        }
        const { namespace = "default" } = metadataOf(resource);
        const names: readonly string[] = Object.values(planOf(stack).namespaces);
        return names.includes(namespace)
            ? []
            : [`is in namespace ${namespace}; one of ${names.join(", ")} is required`];
    }),
};

const clusterScoped: ReadonlySet<string> = new Set([
    "Namespace",
    "ClusterRole",
    "ClusterRoleBinding",
    "CustomResourceDefinition",
    "MutatingWebhookConfiguration",
    "ValidatingWebhookConfiguration",
    "PersistentVolume",
    "StorageClass",
    "PriorityClass",
    "IngressClass",
]);
