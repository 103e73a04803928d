import { type Container, containersOf, nameOf } from "../pods.ts";
import type { Rule } from "../rule.ts";

export const setResources: Rule = {
    id: "set-resources",
    title: "Every container says what it needs",
    reason: "Without requests the capacity check counts nothing, and without a memory limit one leak takes the node.",
    source: "X1; https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
    severity: "mandatory",
    remedy: "set requests of cpu and memory and a limit of memory; for a chart's containers by its values (sparkstead:sparkOperator.overrides)",
    plan: {
        each: (resource) =>
            containersOf(resource)
                .map((container) => ({ container, missing: missingOf(container) }))
                .filter(({ missing }) => missing.length > 0)
                .map(
                    ({ container, missing }) =>
                        `${nameOf(resource)}: container ${container.name ?? "?"} has no ${missing.join(", ")}, each is required`,
                ),
    },
};

function missingOf({ resources }: Container): string[] {
    return [
        ...(["cpu", "memory"] as const)
            .filter((what) => resources?.requests?.[what] === undefined)
            .map((what) => `requests.${what}`),
        ...(resources?.limits?.["memory"] === undefined ? ["limits.memory"] : []),
    ];
}
