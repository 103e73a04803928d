import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { namedByUsers } from "../kubernetes/namedByUsers.ts";
import { objectsWith } from "./planValues.ts";

/** A Secret that pods of the platform cannot start without. */
export interface NeededSecret {
    readonly namespace: string;
    readonly name: string;
    readonly keys: readonly string[];
}

/** A part of the plan that gives somebody an identity: each has a namespace, and its references stand under its name. */
interface Part {
    readonly principals: readonly { readonly name: string; readonly namespace: string }[];
}

/** Every Secret that the plan refers to, in the namespace of whoever reads it. */
export function neededSecrets(plan: PlatformPlan): readonly NeededSecret[] {
    const references = partsOf(plan).flatMap((part) =>
        part.principals.flatMap(({ name, namespace }) =>
            under(part, name).flatMap((value) =>
                objectsWith(value, "secretName").map((reference) => ({
                    namespace,
                    name: reference["secretName"] as string,
                    key: reference["key"],
                })),
            ),
        ),
    );
    const pulling = [plan.namespaces.jobs, ...plan.capacity.workloads.map((pod) => pod.namespace)];
    const pulls = [...new Set(pulling)].flatMap((namespace) =>
        plan.images.pullSecrets.map((name) => ({ namespace, name, key: ".dockerconfigjson" })),
    );
    const ofUsers = namedByUsers(plan)
        .filter(({ kind }) => kind === "Secret")
        .map((named) => ({ namespace: plan.namespaces.jobs, ...named }));
    const byAddress = Map.groupBy([...references, ...pulls, ...ofUsers], ({ namespace, name }) =>
        [namespace, name].join("/"),
    );
    return [...byAddress].map(([address, group]) => {
        const [namespace = "", name = ""] = address.split("/");
        const keys = group.map(({ key }) => key).filter((key) => typeof key === "string");
        return { namespace, name, keys: [...new Set(keys)] };
    });
}

function partsOf(value: unknown): readonly Part[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    return "principals" in value && Array.isArray(value.principals)
        ? [value as unknown as Part]
        : Object.values(value).flatMap(partsOf);
}

/** What stands under a key, wherever it is. */
function under(value: unknown, key: string): readonly unknown[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
        name === key ? [inner] : under(inner, key),
    );
}
