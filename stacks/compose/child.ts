import type * as pulumi from "@pulumi/pulumi";

/** Options of the platform's own children. */
export interface Child extends pulumi.ComponentResourceOptions {
    readonly parent: pulumi.ComponentResource;
}

/** What must be there before somebody uses the components. */
export function readyOf(
    components: readonly ({ readonly ready: readonly pulumi.Resource[] } | undefined)[],
): pulumi.Resource[] {
    return components.flatMap((component) => component?.ready ?? []);
}
