import { eachResource, lazily, planOf } from "../evaluators.ts";
import type { PlannedResource } from "../plannedStack.ts";
import type { Rule } from "../rule.ts";

export const nameTheCluster: Rule = {
    id: "name-the-cluster",
    title: "Every object goes to the cluster that the stack names",
    reason: "A provider without a context takes the ambient one: whichever cluster somebody happened to look at last.",
    source: "X2; decision 004",
    severity: "mandatory",
    remedy: "name the context and pass the stack's provider to every component (sparkstead:kubernetes.context, sparkstead:kubernetes.identity)",
    plan: eachResource((resource, stack) => {
        const props = providerOf(resource);
        if (props === undefined) {
            return [];
        }
        const { context } = planOf(stack).cluster;
        const found = typeof props["context"] === "string" ? props["context"] : "of the moment";
        return found === context ? [] : [`goes to context ${found}, ${context} is required`];
    }),
    live: lazily(() => import("../probes/nameTheCluster.ts")),
};

function providerOf({
    type,
    props,
    provider,
}: PlannedResource): PlannedResource["props"] | undefined {
    return type === "pulumi:providers:kubernetes"
        ? props
        : type.startsWith("kubernetes:")
          ? provider?.props
          : undefined;
}
