import { containersOf } from "./pods.ts";
import type { PlannedResource } from "../plannedStack.ts";
import { sparkContainersOf, sparkSpecOf } from "./sparkApplications.ts";

/** Every image that a resource makes run: of its pod, or of the drivers and executors that the operator will make. */
export function imagesOf(resource: PlannedResource): readonly string[] {
    const containers = [...containersOf(resource), ...sparkContainersOf(resource)];
    return [...containers.map(({ image }) => image), sparkSpecOf(resource)?.image].filter(
        (image) => image !== undefined,
    );
}
