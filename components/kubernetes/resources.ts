import type { Quantity } from "../render/quantity.ts";

/** What a container asks for and may use. */
export interface ContainerResources {
    /** CPU reserved by the scheduler. There is no CPU limit: throttling an idle node's start-ups helps nobody. */
    readonly cpu: Quantity;

    /** Memory reserved and allowed: the same number, so that no neighbour is evicted for it. */
    readonly memory: Quantity;
}

/** The resources block of a container. */
export function containerResources({ cpu, memory }: ContainerResources): {
    readonly requests: { readonly cpu: string; readonly memory: string };
    readonly limits: { readonly memory: string };
} {
    return { requests: { cpu, memory }, limits: { memory } };
}

/** Of the Job that looks whether an endpoint answers; the capacity check counts it, though it ends within seconds. */
export const reachabilityResources = { cpu: "10m", memory: "32Mi" } as const;
