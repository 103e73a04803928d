import { quantityValue } from "../../components/render/quantity.ts";
import { planOf, wholeStack } from "../evaluators.ts";
import { type Container, podOf, replicasOf } from "../kubernetes/pods.ts";
import type { PlannedResource } from "../plannedStack.ts";
import type { Rule } from "../rule.ts";

export const countEveryPod: Rule = {
    id: "count-every-pod",
    title: "The capacity plan counts every pod",
    reason: "What the plan forgets is found by the scheduler, which leaves the last pods Pending for ten minutes.",
    source: "X1; gke-labs/kube-agents#1297",
    severity: "mandatory",
    remedy: "add the missing pods to the workloads of stacks/plan (sparkstead:capacity)",
    plan: wholeStack((stack) => {
        const { capacity } = planOf(stack);
        return (["cpu", "memory"] as const).flatMap((what) => {
            const rendered = sum(stack.resources.map((resource) => requested(resource, what)));
            const planned = quantityValue(capacity[what]) ?? 0;
            // Binary fractions drift.
            return rendered <= planned * 1.001
                ? []
                : [
                      `the pods request ${shown(rendered, what)} of ${what}, the plan counts ${capacity[what]}; all of it is required`,
                  ];
        });
    }),
};

/** What the scheduler reserves for the pods of a resource. */
function requested(resource: PlannedResource, what: string): number {
    // A suspended CronJob runs when somebody makes a Job of it.
    if ((resource.props as { spec?: { suspend?: boolean } }).spec?.suspend === true) {
        return 0;
    }
    const { containers = [], initContainers = [] } = podOf(resource) ?? {};
    const beside = initContainers.filter(({ restartPolicy }) => restartPolicy === "Always");
    const before = initContainers.filter(({ restartPolicy }) => restartPolicy !== "Always");
    const running = sum([...containers, ...beside].map((container) => request(container, what)));
    const starting = Math.max(0, ...before.map((container) => request(container, what)));
    return replicasOf(resource) * Math.max(running, starting);
}

function request({ resources }: Container, what: string): number {
    const quantity = resources?.requests?.[what];
    return (typeof quantity === "string" ? quantityValue(quantity) : Number(quantity ?? 0)) ?? 0;
}

function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
}

function shown(value: number, what: "cpu" | "memory"): string {
    return what === "cpu" ? `${Math.round(value * 1000)}m` : `${Math.round(value / 2 ** 20)}Mi`;
}
