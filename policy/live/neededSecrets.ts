import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { externalSecrets } from "../externalSecrets.ts";
import { namedByUsers } from "../kubernetes/namedByUsers.ts";
import { objectsWith } from "./planValues.ts";

/** A Secret that pods of the platform cannot start without. */
export interface NeededSecret {
    readonly namespace: string;
    readonly name: string;
    readonly keys: readonly string[];

    /** Who makes it: `up`, or somebody else before. */
    readonly maker: "up" | "somebody else";
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
    const byAddress = Map.groupBy([...references, ...pulls, ...ofUsers], addressOf);
    const external = externalSecrets(plan);
    const own = new Set([...references, ...pulls].map(addressOf));
    return [...byAddress].map(([address, group]) => {
        const [namespace = "", name = ""] = address.split("/");
        const keys = group.map(({ key }) => key).filter((key) => typeof key === "string");
        const maker = own.has(address) && !external.has(name) ? "up" : "somebody else";
        return { namespace, name, keys: [...new Set(keys)], maker };
    });
}

function addressOf({ namespace, name }: Pick<NeededSecret, "namespace" | "name">): string {
    return `${namespace}/${name}`;
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
