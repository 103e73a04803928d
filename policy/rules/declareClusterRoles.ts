import { eachResource } from "../evaluators.ts";
import { kindOf, objectName } from "../kubernetes/objects.ts";
import type { Rule } from "../rule.ts";

export const declareClusterRoles: Rule = {
    id: "declare-cluster-roles",
    title: "Rights over the whole cluster are those that are declared",
    reason: "The platform lives in its namespaces; whoever reviews it must see each right that reaches beyond.",
    source: "P2, O1",
    severity: "mandatory",
    remedy: 'use a Role, or declare the name with its reason in the target\'s policy config ("declare-cluster-roles": { "allowed": […] })',
    settings: { allowed: { type: "array", items: { type: "string" }, default: [] } },
    plan: eachResource((resource, _, { allowed = [] }) => {
        const names = [...declared.keys(), ...(allowed as readonly string[])];
        return ["ClusterRole", "ClusterRoleBinding"].includes(kindOf(resource)) &&
            !names.includes(objectName(resource))
            ? [`reaches beyond the platform's namespaces; ${names.join(", ")} are declared`]
            : [];
    }),
};

/** Why each that the platform makes is needed. */
const declared: ReadonlyMap<string, string> = new Map([
    ["spark-operator-controller", "the operator looks at nodes and its own definitions"],
    ["livy-drivers", "Livy 0.9 looks for its drivers in all namespaces at once"],
    ["spark-operator-webhook", "the webhook writes its CA into its two configurations"],
]);
