import { eachResource } from "../evaluators.ts";
import { everyPodOf } from "../kubernetes/everyPod.ts";
import type { Container } from "../kubernetes/pods.ts";
import type { Rule } from "../rule.ts";

export const setResources: Rule = {
    id: "set-resources",
    title: "Every container says what it needs",
    reason: "Without requests the capacity check counts nothing, and without a memory limit one leak takes the node.",
    source: "X1; https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
    severity: "mandatory",
    remedy: "set requests of cpu and memory and a limit of memory; for a chart's containers by its values (sparkstead:sparkOperator.overrides)",
    plan: eachResource((resource) =>
        everyPodOf(resource)
            .flatMap(({ containers }) => containers)
            .map((container) => ({ container, missing: missingOf(container) }))
            .filter(({ missing }) => missing.length > 0)
            .map(
                ({ container, missing }) =>
                    `has container ${container.name ?? "?"} without ${missing.join(", ")}, each is required`,
            ),
    ),
};

function missingOf({ resources }: Container): string[] {
    return [
        ...(["cpu", "memory"] as const)
            .filter((what) => resources?.requests?.[what] === undefined)
            .map((what) => `requests.${what}`),
        ...(resources?.limits?.["memory"] === undefined ? ["limits.memory"] : []),
    ];
}
