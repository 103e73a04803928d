import { eachResource } from "../evaluators.ts";
import { metadataOf } from "../kubernetes/objects.ts";
import type { Rule } from "../rule.ts";

export const replaceUnreadyJobs: Rule = {
    id: "replace-unready-jobs",
    title: "A failed Job runs again with the next `up`, a finished one does not",
    reason: "Pulumi keeps a failed Job unless told otherwise; one that deletes itself is missing at the next refresh and runs once more.",
    source: "traps: Pulumi; https://www.pulumi.com/registry/packages/kubernetes/api-docs/batch/v1/job/",
    severity: "mandatory",
    remedy: 'annotate it with pulumi.com/replaceUnready: "true" and leave out ttlSecondsAfterFinished; a chart\'s by its values (sparkstead:sparkOperator.overrides)',
    plan: eachResource((resource) => {
        if (resource.type !== "kubernetes:batch/v1:Job") {
            return [];
        }
        const { spec } = resource.props as { spec?: { ttlSecondsAfterFinished?: number } };
        const replaced = metadataOf(resource).annotations?.["pulumi.com/replaceUnready"];
        return [
            ...(replaced === "true" ? [] : ["is not replaced when it failed, which is required"]),
            ...(spec?.ttlSecondsAfterFinished === undefined
                ? []
                : ["deletes itself (ttlSecondsAfterFinished), which no Job of a stack may"]),
        ];
    }),
};
