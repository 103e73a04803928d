import { eachResource } from "../evaluators.ts";
import { kindOf, namespaceOf } from "../kubernetes/objects.ts";
import { type LabelSelector, backendsOf, selected } from "../kubernetes/selectors.ts";
import type { Rule } from "../rule.ts";

export const selectPods: Rule = {
    id: "select-pods",
    title: "Every Service and PodDisruptionBudget selects pods of its namespace",
    reason: "A selector that matches nothing is no error to Kubernetes: the Service has no endpoints, the budget guards nobody.",
    source: "X2; seeds' defect 1: two names for one NameNode Service",
    severity: "mandatory",
    remedy: "give the selector labels that the pods carry; a chart's follow its name (sparkstead:sparkOperator.overrides)",
    plan: eachResource((resource, { resources }) => {
        const { spec } = resource.props as { spec?: { selector?: LabelSelector } };
        const labels = spec?.selector?.matchLabels;
        const pods =
            kindOf(resource) === "Service"
                ? backendsOf(resource, resources)
                : kindOf(resource) === "PodDisruptionBudget" && labels !== undefined
                  ? selected(resources, namespaceOf(resource), labels)
                  : undefined;
        return pods?.length === 0
            ? ["selects no pod of the stack in its namespace, at least one is required"]
            : [];
    }),
};
