import type { PlannedResource } from "../plannedStack.ts";

interface Metadata {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
}

/** The metadata of a Kubernetes object; nothing where a resource is none. */
export function metadataOf({ props }: PlannedResource): Metadata {
    return (props as { metadata?: Metadata }).metadata ?? {};
}

/** What a resource is: "Deployment", "RandomPassword". */
export function kindOf({ type }: PlannedResource): string {
    return type.split(":").at(-1) ?? type;
}

/** The name of an object in the cluster. */
export function objectName(resource: PlannedResource): string {
    return metadataOf(resource).name ?? resource.name;
}

/** Where the API server puts an object that belongs to a namespace. */
export function namespaceOf(resource: PlannedResource): string {
    return metadataOf(resource).namespace ?? "default";
}

/** A resource as a person would look for it: "Deployment spark-system/spark-history-server". */
export function nameOf(resource: PlannedResource): string {
    const { namespace } = metadataOf(resource);
    const within = namespace === undefined ? "" : `${namespace}/`;
    return `${kindOf(resource)} ${within}${objectName(resource)}`;
}

/** Every Kubernetes object of a stack, of those kinds where some are given. */
export function objectsOf(
    resources: readonly PlannedResource[],
    ...kinds: readonly string[]
): readonly PlannedResource[] {
    return resources.filter(
        (resource) =>
            /^kubernetes:(?!helm\.sh\/)/.test(resource.type) &&
            (kinds.length === 0 || kinds.includes(kindOf(resource))),
    );
}
