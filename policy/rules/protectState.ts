import { eachResource, planOf } from "../evaluators.ts";
import { kindOf } from "../kubernetes/objects.ts";
import type { Rule } from "../rule.ts";

export const protectState: Rule = {
    id: "protect-state",
    title: "In production nothing that holds data can be deleted by a changed line",
    reason: "A renamed volume is a new, empty one, and the old one is deleted in the same `up`.",
    source: "peers §4.9; https://www.pulumi.com/docs/iac/concepts/options/protect/",
    severity: "mandatory",
    remedy: "give the resource the option protect; in dev it is not asked for (sparkstead:target)",
    plan: eachResource((resource, stack) => {
        const { volumeClaimTemplates = [] } = (resource.props["spec"] ?? {}) as {
            volumeClaimTemplates?: readonly unknown[];
        };
        const holdsData =
            kindOf(resource) === "PersistentVolumeClaim" || volumeClaimTemplates.length > 0;
        return !holdsData || resource.protect === true || planOf(stack).target === "dev"
            ? []
            : ["holds data and may be deleted, the option protect is required"];
    }),
};
