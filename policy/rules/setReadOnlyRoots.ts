import { eachResource } from "../evaluators.ts";
import { everyPodOf } from "../kubernetes/everyPod.ts";
import type { Rule } from "../rule.ts";

export const setReadOnlyRoots: Rule = {
    id: "set-read-only-roots",
    title: "Containers write to their volumes alone",
    reason: "What is written beside them is lost at a restart, fills the node's disk, and gives an intruder a place to unpack.",
    source: "O3; peers §2 row 7",
    severity: "advisory",
    remedy: "set readOnlyRootFilesystem and mount an emptyDir where it writes; a chart's by its values (sparkstead:sparkOperator.overrides)",
    plan: eachResource((resource) =>
        everyPodOf(resource)
            .flatMap(({ containers }) => containers)
            // Spark writes to its working directory: components/kubernetes/podSecurity.ts.
            .filter(({ ofSpark }) => ofSpark !== true)
            .filter(({ securityContext }) => securityContext?.readOnlyRootFilesystem !== true)
            .map(
                ({ name = "?" }) =>
                    `has container ${name}, which can write to its image's file system; a read-only one is required`,
            ),
    ),
};
