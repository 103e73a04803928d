import type { PlannedResource } from "../plannedStack.ts";
import { type Container, type PodSpec, podOf } from "./pods.ts";
import { sparkPodsOf } from "./sparkApplications.ts";

/** A pod that a resource makes run: its own, or a driver and an executor that Spark will make. */
export interface EveryPod {
    readonly pod: PodSpec;

    /** Of all containers, those that run first included, and whether the container is Spark's own. */
    readonly containers: readonly (Container & { readonly ofSpark?: boolean })[];
}

/** Every pod of a resource, by whomever it is made. */
export function everyPodOf(resource: PlannedResource): readonly EveryPod[] {
    const own = podOf(resource);
    return [
        ...(own === undefined ? [] : [{ pod: own, containers: containersIn(own) }]),
        ...sparkPodsOf(resource).map(([role, pod]) => ({
            pod,
            containers: containersIn(pod).map((container) => ({
                ...container,
                ofSpark: container.name === role,
            })),
        })),
    ];
}

function containersIn({ initContainers = [], containers = [] }: PodSpec): readonly Container[] {
    return [...initContainers, ...containers];
}
