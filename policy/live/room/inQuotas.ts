import { cpuQuantity, quantityValue } from "../../../components/render/quantity.ts";
import type { Finding } from "../../rule.ts";
import { fail, listed, pass } from "../answers.ts";
import type { LiveWorld } from "../liveWorld.ts";
import { stackClaims } from "../stackClaims.ts";
import { isOfStack } from "../stackObjects.ts";
import { type Amounts, bytes, neededBy, sum, takenBy, takingPods } from "./amounts.ts";
import { plannedClaims } from "./plannedClaims.ts";
import { requestOf } from "./volumes.ts";

interface ResourceQuota {
    readonly metadata: { readonly name: string; readonly namespace: string };
    readonly spec?: { readonly scopes?: readonly string[]; readonly scopeSelector?: unknown };
    readonly status?: {
        readonly hard?: Readonly<Record<string, string>>;
        readonly used?: Readonly<Record<string, string>>;
    };
}

/** What a quota counts, of pods and of claims. */
type Counted = Amounts & { readonly storage: number; readonly claims: number };

/** @source https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
const counts: Readonly<Record<string, keyof Counted>> = {
    cpu: "cpu",
    "requests.cpu": "cpu",
    memory: "memory",
    "requests.memory": "memory",
    pods: "pods",
    "count/pods": "pods",
    "requests.storage": "storage",
    persistentvolumeclaims: "claims",
    "count/persistentvolumeclaims": "claims",
};

/** Whether the quotas of its namespaces let the plan in beside what others have there. */
export async function roomInQuotas(world: LiveWorld): Promise<readonly Finding[]> {
    const namespaces: readonly string[] = Object.values(world.plan.namespaces);
    const quotas = (await listed<ResourceQuota>(world.cluster, "/api/v1/resourcequotas")).filter(
        // One with a scope counts some pods only, and which of the plan's those are it does not tell.
        ({ metadata, spec = {} }) =>
            namespaces.includes(metadata.namespace) &&
            (spec.scopes ?? []).length === 0 &&
            spec.scopeSelector === undefined,
    );
    if (quotas.length === 0) {
        return [pass("no ResourceQuota limits the plan's namespaces")];
    }
    const held = await heldIn(world);
    const faults = quotas.flatMap((quota) => {
        const { namespace } = quota.metadata;
        return faultsOf(quota, { needed: neededIn(namespace, world), held: held(namespace) });
    });
    return faults.length > 0 ? faults : [pass(`${quotas.length} ResourceQuotas leave room`)];
}

function faultsOf(
    { metadata: { namespace, name }, status = {} }: ResourceQuota,
    { needed, held }: { readonly needed: Counted; readonly held: Counted },
): readonly Finding[] {
    return Object.entries(status.hard ?? {}).flatMap(([key, hard]) => {
        const what = counts[key];
        if (what === undefined) {
            return [];
        }
        const used = quantityValue(status.used?.[key] ?? "0") ?? 0;
        const left = (quantityValue(hard) ?? Infinity) - Math.max(0, used - held[what]);
        return needed[what] <= left + 1e-6
            ? []
            : [
                  fail(
                      `ResourceQuota ${namespace}/${name} leaves ${shown(left, what)} of ${key}, the plan needs ${shown(needed[what], what)}`,
                  ),
              ];
    });
}

function neededIn(namespace: string, { plan }: LiveWorld): Counted {
    const pods = plan.capacity.workloads
        .filter((workload) => workload.namespace === namespace)
        .map((workload) => ({ each: neededBy(workload), replicas: workload.replicas }));
    const of = (measure: keyof Amounts): number =>
        sum(pods.map(({ each, replicas }) => each[measure] * replicas));
    const claims = plannedClaims(plan).filter((claim) => claim.namespace === namespace);
    return {
        cpu: of("cpu"),
        memory: of("memory"),
        pods: of("pods"),
        storage: sum(claims.map(({ size, count }) => size * count)),
        claims: sum(claims.map(({ count }) => count)),
    };
}

/** What this stack has already, which is what the plan asks for. */
async function heldIn(world: LiveWorld): Promise<(namespace: string) => Counted> {
    const [pods, claims] = await Promise.all([takingPods(world.cluster), stackClaims(world)]);
    const own = pods.filter((pod) => isOfStack(world, pod));
    return (namespace) => {
        const taken = own.filter(({ metadata }) => metadata.namespace === namespace).map(takenBy);
        const of = (measure: keyof Amounts): number =>
            sum(taken.map((amounts) => amounts[measure]));
        const there = claims.filter(({ metadata }) => metadata.namespace === namespace);
        return {
            cpu: of("cpu"),
            memory: of("memory"),
            pods: of("pods"),
            storage: sum(there.map(requestOf)),
            claims: there.length,
        };
    };
}

function shown(value: number, what: keyof Counted): string {
    const positive = Math.max(0, value);
    switch (what) {
        case "cpu":
            return cpuQuantity(positive);
        case "memory":
        case "storage":
            return bytes(positive);
        case "pods":
        case "claims":
            return String(positive);
    }
}
