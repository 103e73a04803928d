import { eachResource } from "../evaluators.ts";
import { metadataOf } from "../kubernetes/objects.ts";
import type { Rule } from "../rule.ts";

export const keepHooksOff: Rule = {
    id: "keep-hooks-off",
    title: "No chart relies on hooks, and none is hidden in a Release",
    reason: "Pulumi runs no hook of a Chart, so what it was to do is left undone; a Release shows no object to any rule.",
    source: "peers §3: apache/airflow#11979, pulumi/pulumi-kubernetes#1335",
    severity: "mandatory",
    remedy: "use helm.v4.Chart with the chart's hooks turned off by its values (sparkstead:sparkOperator.overrides)",
    plan: eachResource((resource) => {
        const { annotations = {} } = metadataOf(resource);
        return [
            ...(/^kubernetes:helm\.sh\/v3:/.test(resource.type)
                ? ["hides its objects, a helm.v4.Chart is required"]
                : []),
            ...(resource.props["includeHooks"] === true ? ["includes hooks, none is allowed"] : []),
            ...("helm.sh/hook" in annotations
                ? [`is a hook (${annotations["helm.sh/hook"] ?? ""}), none is allowed`]
                : []),
        ];
    }),
};
