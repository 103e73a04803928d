import { binaryQuantity, cpuQuantity, quantityValue } from "../../components/render/quantity.ts";
import type { ContainerResources } from "../../components/kubernetes/resources.ts";
import type { Fault } from "../config/faults.ts";

/** Pods that the platform runs: for good, or for a moment while it is brought up. */
export interface Workload {
    readonly name: string;
    readonly namespace: string;
    readonly replicas: number;
    readonly resources: ContainerResources;
}

export interface CapacityPlan {
    readonly workloads: readonly Workload[];

    /** Sum of requests. */
    readonly cpu: string;
    readonly memory: string;
}

interface Offer {
    readonly cpu?: string | undefined;
    readonly memory?: string | undefined;
}

/** One pod of each in a namespace. */
export function workloadsIn(
    namespace: string,
    sizes: Readonly<Record<string, ContainerResources>>,
): Workload[] {
    return Object.entries(sizes).map(([name, resources]) => ({
        name,
        namespace,
        replicas: 1,
        resources,
    }));
}

/** What the platform requests in sum, and where that is more than the cluster offers. */
export function planCapacity(
    workloads: readonly Workload[],
    offer: Offer,
): { readonly capacity: CapacityPlan; readonly faults: readonly Fault[] } {
    const cpu = sum(workloads, "cpu");
    const memory = sum(workloads, "memory");
    const shown = { cpu: cpuQuantity(cpu), memory: binaryQuantity(memory) };
    const faults = (
        [
            ["cpu", cpu],
            ["memory", memory],
        ] as const
    ).flatMap(([what, needed]) => {
        const offered = offer[what];
        return offered === undefined ||
            thousandths(needed) <= thousandths(quantityValue(offered) ?? Infinity)
            ? []
            : [
                  {
                      key: `sparkstead:capacity.${what}`,
                      problem: `the plan requests ${shown[what]} (${shares(workloads, what)}), the cluster offers ${offered}; offer more or use a larger cluster`,
                  },
              ];
    });
    return { capacity: { workloads, ...shown }, faults };
}

/** Sums of binary fractions drift: 0.1 + 0.2 cores are more than 0.3. */
function thousandths(value: number): number {
    return Math.round(value * 1000);
}

function sum(workloads: readonly Workload[], what: keyof ContainerResources): number {
    return workloads.reduce(
        (total, { replicas, resources }) =>
            total + replicas * (quantityValue(resources[what]) ?? 0),
        0,
    );
}

function shares(workloads: readonly Workload[], what: keyof ContainerResources): string {
    return workloads
        .map(({ name, replicas, resources }) => `${name} ${replicas} x ${resources[what]}`)
        .join(", ");
}
