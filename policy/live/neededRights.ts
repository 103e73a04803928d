import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { type Resource, groups, partsOf } from "./madeParts.ts";

/** One thing that somebody may do with one kind of resource in one place. */
export interface Right {
    readonly group: string;

    /** "pods", or "pods/exec". */
    readonly resource: string;
    readonly verb: string;

    /** Nothing is the whole cluster. */
    readonly namespace: string | undefined;
}

/**
 * What Pulumi does with what it makes: it looks, applies, waits and takes away.
 * @source https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/
 */
const making = ["get", "list", "watch", "create", "patch", "delete"];

/** It says why a workload does not come up. @source pulumi-kubernetes, provider/pkg/await */
const watching = ["get", "list", "watch"];

/** Everything that `up` does in the cluster, by the plan. */
export function neededRights(plan: PlatformPlan): readonly Right[] {
    const byNamespace = Map.groupBy(partsOf(plan), ({ namespace }) => namespace);
    return [...byNamespace].flatMap(([namespace, parts]) => {
        const made = new Set(parts.flatMap(({ makes }) => makes));
        const watched: readonly Resource[] =
            namespace === undefined ? [] : ["pods", ...replicaSetsOf(made)];
        return [
            ...[...made].flatMap((resource) =>
                rightsTo(resource, namespace, resource === "pods/exec" ? ["create"] : making),
            ),
            ...watched.flatMap((resource) => rightsTo(resource, namespace, watching)),
        ];
    });
}

function replicaSetsOf(made: ReadonlySet<Resource>): readonly Resource[] {
    return made.has("deployments") ? ["replicasets"] : [];
}

function rightsTo(
    resource: Resource,
    namespace: string | undefined,
    verbs: readonly string[],
): readonly Right[] {
    const [group = ""] =
        Object.entries(groups).find(([, resources]: [string, readonly string[]]) =>
            resources.includes(resource),
        ) ?? [];
    return verbs.map((verb) => ({ group, resource, verb, namespace }));
}
