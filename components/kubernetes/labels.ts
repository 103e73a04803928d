import * as pulumi from "@pulumi/pulumi";

import { stackLabel } from "./stackLabel.ts";

type Labels = Readonly<Record<string, string>>;

/** Names the program that a person looks for when they meet the object. */
const managedBy = { "app.kubernetes.io/managed-by": "sparkstead" } as const;

/** What every workload of the platform carries, whichever stack's it is. */
export const partOfPlatform = { "app.kubernetes.io/part-of": "sparkstead" } as const;

/** The part of the labels that never changes, for selectors, which are immutable. */
export function selectorLabels(component: string, instance: string): Labels {
    return { "app.kubernetes.io/name": component, "app.kubernetes.io/instance": instance };
}

/**
 * The recommended labels of an object.
 * @source https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function recommendedLabels(component: string, instance: string): Labels {
    return {
        ...selectorLabels(component, instance),
        ...partOfPlatform,
        ...managedBy,
        ...stackLabels(),
    };
}

/** What every object of the stack carries. */
export function stackLabels(): Labels {
    return { [stackLabel]: `${pulumi.getProject()}.${pulumi.getStack()}` };
}
