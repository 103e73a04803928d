import { stackLabel } from "../../components/kubernetes/stackLabel.ts";
import { eachResource } from "../evaluators.ts";
import { metadataOf, objectsOf } from "../kubernetes/objects.ts";
import type { Rule } from "../rule.ts";

export const labelObjects: Rule = {
    id: "label-objects",
    title: "Every object carries the label of its stack",
    reason: "By it a killed `up` knows its own objects again, and the capacity check does not count them twice.",
    source: "C5, X1",
    severity: "mandatory",
    remedy: "give the object stackLabels(); a chart's go through its transform (sparkstead:sparkOperator)",
    plan: eachResource((resource) =>
        objectsOf([resource]).length === 0 || metadataOf(resource).labels?.[stackLabel]
            ? []
            : [`has no label ${stackLabel}, which is required`],
    ),
};
