import type { PlannedResource } from "../plannedStack.ts";
import { namespaceOf, objectsOf } from "./objects.ts";
import { podTemplateOf } from "./pods.ts";

type Labels = Readonly<Record<string, string>>;

/** How Kubernetes' newer kinds choose pods. */
export interface LabelSelector {
    readonly matchLabels?: Labels;
}

/** What makes the pods that carry all of these labels in a namespace. */
export function selected(
    resources: readonly PlannedResource[],
    namespace: string,
    labels: Labels,
): readonly PlannedResource[] {
    return objectsOf(resources).filter((resource) => {
        const template = podTemplateOf(resource);
        return (
            template !== undefined &&
            namespaceOf(resource) === namespace &&
            Object.entries(labels).every(
                ([key, value]) => template.metadata?.labels?.[key] === value,
            )
        );
    });
}

/** The pods' makers that a Service leads to; nothing where its addresses are somebody else's. */
export function backendsOf(
    service: PlannedResource,
    resources: readonly PlannedResource[],
): readonly PlannedResource[] | undefined {
    const { spec } = service.props as { spec?: { selector?: Labels } };
    return spec?.selector === undefined || Object.keys(spec.selector).length === 0
        ? undefined
        : selected(resources, namespaceOf(service), spec.selector);
}
