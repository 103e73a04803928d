import { eachResource } from "../evaluators.ts";
import { kindOf } from "../kubernetes/objects.ts";
import type { Rule } from "../rule.ts";

export const avoidWildcards: Rule = {
    id: "avoid-wildcards",
    title: "No role grants everything of anything",
    reason: "A star grants what the next release of Kubernetes or of an operator brings, too.",
    source: "P2; https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege",
    severity: "mandatory",
    remedy: "name groups, resources and verbs; a chart's by its values (sparkstead:sparkOperator.overrides)",
    plan: eachResource((resource) => {
        const { rules = [] } = resource.props as { rules?: readonly PolicyRule[] };
        return ["Role", "ClusterRole"].includes(kindOf(resource))
            ? rules.flatMap((rule) =>
                  (["apiGroups", "resources", "verbs"] as const)
                      .filter((part) => rule[part]?.includes("*"))
                      .map((part) => `grants all ${part}, names are required`),
              )
            : [];
    }),
};

interface PolicyRule {
    readonly apiGroups?: readonly string[];
    readonly resources?: readonly string[];
    readonly verbs?: readonly string[];
}
