import { eachResource } from "../evaluators.ts";
import { podOf, replicasOf } from "../kubernetes/pods.ts";
import type { Rule } from "../rule.ts";

export const spreadReplicas: Rule = {
    id: "spread-replicas",
    title: "Whatever runs more than once prefers different nodes",
    reason: "Two NameNodes on one node fail together.",
    source: "H1; peers §2 row 5",
    severity: "advisory",
    remedy: "give the pods an anti-affinity or a topology spread; a chart's by its values (sparkstead:sparkOperator.overrides)",
    plan: eachResource((resource) => {
        const { affinity, topologySpreadConstraints = [] } = podOf(resource) ?? {};
        return replicasOf(resource) < 2 ||
            affinity?.podAntiAffinity !== undefined ||
            topologySpreadConstraints.length > 0
            ? []
            : ["may run all its pods on one node, an anti-affinity or a spread is required"];
    }),
};
