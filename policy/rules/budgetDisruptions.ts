import { eachResource } from "../evaluators.ts";
import { namespaceOf, objectsOf } from "../kubernetes/objects.ts";
import { replicasOf } from "../kubernetes/pods.ts";
import { type LabelSelector, selected } from "../kubernetes/selectors.ts";
import type { Rule } from "../rule.ts";

export const budgetDisruptions: Rule = {
    id: "budget-disruptions",
    title: "Whatever runs more than once has a PodDisruptionBudget",
    reason: "A node's drain may otherwise evict two NameNodes or two members of a quorum at once.",
    source: "H1; peers §2 row 5; https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
    severity: "mandatory",
    remedy: "make a PodDisruptionBudget that selects the pods, or run one; a chart's by its values (sparkstead:sparkOperator.overrides)",
    plan: eachResource((resource, { resources }) => {
        const isGuarded = objectsOf(resources, "PodDisruptionBudget").some((budget) => {
            const { spec } = budget.props as { spec?: { selector?: LabelSelector } };
            const labels = spec?.selector?.matchLabels;
            return (
                labels !== undefined &&
                selected(resources, namespaceOf(budget), labels).includes(resource)
            );
        });
        const replicas = replicasOf(resource);
        return replicas < 2 || isGuarded
            ? []
            : [`runs ${replicas} pods without a PodDisruptionBudget, one is required`];
    }),
};
