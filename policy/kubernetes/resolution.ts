import type { Fault } from "../evaluators.ts";
import { externalSecrets } from "../externalSecrets.ts";
import type { PlannedResource, PlannedStack } from "../plannedStack.ts";
import { UnknownValue, ifKnown } from "../unknown.ts";
import { namedByUsers } from "./namedByUsers.ts";
import { namespaceOf, objectsOf } from "./objects.ts";
import { type Reference, addressOf, ownAddress, referencesOf } from "./references.ts";

/** What of a kind the pods of a resource need and the stack does not have, as the rest of a sentence. */
export function unresolved(
    kind: Reference["kind"],
    resource: PlannedResource,
    stack: PlannedStack,
): readonly Fault[] {
    const references = referencesOf(resource).filter((reference) => reference.kind === kind);
    if (references.length === 0) {
        return [];
    }
    const objects = new Map(
        objectsOf(stack.resources, kind).map((object) => [ownAddress(kind, object), object]),
    );
    const external = externalSecrets(stack.plan);
    const faults = references
        .filter(({ name }) => kind !== "Secret" || !external.has(name))
        .flatMap(({ name, key }) => {
            const address = addressOf(kind, namespaceOf(resource), name);
            const object = objects.get(address);
            if (object === undefined) {
                return isOfUsers({ kind, name }, resource, stack)
                    ? elsewhere(kind, address)
                    : [`needs ${address}, which the stack does not have`];
            }
            return key === undefined || keysOf(object).includes(key)
                ? []
                : [`needs key ${key} of ${address}, which has ${keysOf(object).join(", ")}`];
        });
    return [...new Map(faults.map((fault) => [String(fault), fault])).values()];
}

/** Whether an application of the stack's config names an object, which is then its author's to make. */
function isOfUsers(
    { kind, name }: Reference,
    resource: PlannedResource,
    { plan }: PlannedStack,
): boolean {
    return (
        kind !== "ServiceAccount" &&
        namespaceOf(resource) === plan?.namespaces.jobs &&
        namedByUsers(plan).some((named) => named.kind === kind && named.name === name)
    );
}

/** The cluster is asked for Secrets alone: policy/probes/holdSecrets.ts. */
function elsewhere(kind: Reference["kind"], address: string): readonly Fault[] {
    return kind === "Secret"
        ? []
        : [new UnknownValue(`${address} is named by the config, and the stack does not make it`)];
}

/** The keys of a Secret or a ConfigMap; a preview may know them without knowing their values. */
function keysOf({ name, props }: PlannedResource): readonly string[] {
    const parts = ["data", "stringData", "binaryData"].map((part) =>
        ifKnown(() => Object.keys(props[part] ?? {})),
    );
    if (parts.includes(undefined)) {
        throw new UnknownValue(`the keys of ${name} can't be known during preview`);
    }
    return parts.flatMap((keys) => keys ?? []);
}
