import type { HdfsContainer } from "../../../components/hdfs/topology.ts";
import { binaryQuantity, cpuQuantity, quantityValue } from "../../../components/render/quantity.ts";
import type { Workload } from "../../../stacks/plan/capacity.ts";
import type { Container } from "../../kubernetes/pods.ts";
import { listed } from "../answers.ts";
import type { Cluster } from "../cluster.ts";

/** What pods take of a node. */
export const measures = ["cpu", "memory", "pods"] as const;

export type Measure = (typeof measures)[number];
export type Amounts = Readonly<Record<Measure, number>>;

/** The fields of a pod that tell what it takes. */
export interface Pod {
    readonly metadata: {
        readonly name: string;
        readonly namespace: string;
        readonly labels?: Readonly<Record<string, string>>;
    };
    readonly spec: { readonly nodeName?: string; readonly containers?: readonly Container[] };
    readonly status?: { readonly phase?: string };
}

/** The pods that take something. */
export async function takingPods(cluster: Cluster): Promise<readonly Pod[]> {
    const pods = await listed<Pod>(cluster, "/api/v1/pods");
    return pods.filter(({ status }) => status?.phase !== "Succeeded" && status?.phase !== "Failed");
}

export function takenBy({ spec }: Pod): Amounts {
    const of = (measure: string): number =>
        sum((spec.containers ?? []).map(({ resources }) => amountOf(resources?.requests, measure)));
    return { cpu: of("cpu"), memory: of("memory"), pods: 1 };
}

/** Cores that its containers may use at most, of those that have a limit. */
export function cpuLimitsOf({ spec }: Pod): number {
    return sum((spec.containers ?? []).map(({ resources }) => amountOf(resources?.limits, "cpu")));
}

function amountOf(amounts: Readonly<Record<string, unknown>> = {}, measure: string): number {
    const quantity = amounts[measure];
    return typeof quantity === "string" ? (quantityValue(quantity) ?? 0) : 0;
}

/** The plan sizes each container by itself; this one shares the NameNode's pod. */
const inAnothersPod: string = "failoverController" satisfies HdfsContainer;

/** What one of a workload takes. */
export function neededBy({ name, resources }: Omit<Workload, "replicas">): Amounts {
    return {
        cpu: quantityValue(resources.cpu) ?? 0,
        memory: quantityValue(resources.memory) ?? 0,
        pods: name === inAnothersPod ? 0 : 1,
    };
}

export function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
}

export function shown(value: number, measure: Measure): string {
    switch (measure) {
        case "cpu":
            return cpuQuantity(value);
        case "memory":
            return bytes(value);
        case "pods":
            return String(value);
    }
}

/** Bytes to the nearest mebibyte. */
export function bytes(value: number): string {
    return binaryQuantity(Math.round(value / 2 ** 20) * 2 ** 20);
}
