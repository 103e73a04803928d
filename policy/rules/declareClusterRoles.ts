import { eachResource } from "../evaluators.ts";
import { kindOf, objectName, objectsOf } from "../kubernetes/objects.ts";
import type { PlannedResource } from "../plannedStack.ts";
import type { Rule } from "../rule.ts";

export const declareClusterRoles: Rule = {
    id: "declare-cluster-roles",
    title: "Rights over the whole cluster, and those of the cluster's own roles, are those that are declared",
    reason: "The platform lives in its namespaces; whoever reviews it must see each right that reaches beyond. A binding to cluster-admin or edit shows none.",
    source: "P2, O1",
    severity: "mandatory",
    remedy: 'use a Role, or declare the name with its reason in the target\'s policy config ("declare-cluster-roles": { "allowed": […] })',
    settings: { allowed: { type: "array", items: { type: "string" }, default: [] } },
    plan: eachResource((resource, { resources }, { allowed = [] }) => {
        const names = [...declared.keys(), ...(allowed as readonly string[])];
        const reaches =
            ["ClusterRole", "ClusterRoleBinding"].includes(kindOf(resource)) &&
            !names.includes(objectName(resource));
        const given = clusterRoleOf(resource);
        const isKnown =
            given === undefined ||
            (allowed as readonly string[]).includes(given) ||
            objectsOf(resources, "ClusterRole").some((role) => objectName(role) === given);
        return [
            ...(reaches
                ? [`reaches beyond the platform's namespaces; ${names.join(", ")} are declared`]
                : []),
            ...(isKnown
                ? []
                : [`gives ClusterRole ${given}, which the stack neither makes nor declares`]),
        ];
    }),
};

/** The ClusterRole that a binding gives, be it in one namespace or in all. */
function clusterRoleOf(resource: PlannedResource): string | undefined {
    const { roleRef } = resource.props as { roleRef?: { kind?: string; name?: string } };
    return ["RoleBinding", "ClusterRoleBinding"].includes(kindOf(resource)) &&
        roleRef?.kind === "ClusterRole"
        ? roleRef.name
        : undefined;
}

/** Why each that the platform makes is needed. */
const declared: ReadonlyMap<string, string> = new Map([
    ["spark-operator-controller", "the operator looks at nodes and its own definitions"],
    ["livy-drivers", "Livy 0.9 looks for its drivers in all namespaces at once"],
    ["spark-operator-webhook", "the webhook writes its CA into its two configurations"],
]);
