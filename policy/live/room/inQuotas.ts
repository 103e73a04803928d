import { cpuQuantity, quantityValue } from "../../../components/render/quantity.ts";
import type { Finding } from "../../rule.ts";
import { fail, listed, pass } from "../answers.ts";
import type { LiveWorld } from "../liveWorld.ts";
import { stackClaims } from "../stackClaims.ts";
import { isOfStack } from "../stackObjects.ts";
import { storageClassesOf, usualClass } from "../storageClasses.ts";
import { type Amounts, bytes, cpuLimitsOf, neededBy, sum, takenBy, takingPods } from "./amounts.ts";
import { cpuLimitsGiven } from "./limitRanges.ts";
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
type Counted = Amounts & {
    /** Cores; without end where containers get no limit. */
    readonly cpuLimits: number;
    readonly storage: number;
    readonly claims: number;
};

/** Where something counts: in a namespace, and of its claims those of a class where one is named. */
interface Place {
    readonly namespace: string;
    readonly storageClass: string | undefined;
}

type Count = (place: Place) => Counted;

/** @source https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
const counts: Readonly<Record<string, keyof Counted>> = {
    cpu: "cpu",
    "requests.cpu": "cpu",
    "limits.cpu": "cpuLimits",
    memory: "memory",
    "requests.memory": "memory",
    // Each container may use what it requests: components/kubernetes/resources.ts.
    "limits.memory": "memory",
    pods: "pods",
    "count/pods": "pods",
    "requests.storage": "storage",
    persistentvolumeclaims: "claims",
    "count/persistentvolumeclaims": "claims",
};

/** "fast.storageclass.storage.k8s.io/requests.storage" counts the claims of class fast alone. */
const ofClass = /^(.+)\.storageclass\.storage\.k8s\.io\/(.+)$/;

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
    const keys = quotas.flatMap(({ status }) => Object.keys(status?.hard ?? {}));
    const [needed, held] = await Promise.all([neededIn(world, keys), heldIn(world)]);
    const faults = quotas.flatMap((quota) => faultsOf(quota, { needed, held }));
    return faults.length > 0 ? faults : [pass(`${quotas.length} ResourceQuotas leave room`)];
}

function faultsOf(
    { metadata: { namespace, name }, status = {} }: ResourceQuota,
    { needed, held }: { readonly needed: Count; readonly held: Count },
): readonly Finding[] {
    return Object.entries(status.hard ?? {}).flatMap(([key, hard]) => {
        const [, storageClass, plain = key] = ofClass.exec(key) ?? [];
        const what = counts[plain];
        if (what === undefined) {
            return [];
        }
        const place = { namespace, storageClass };
        const wanted = needed(place)[what];
        if (wanted === Infinity) {
            return [
                fail(
                    `ResourceQuota ${namespace}/${name} counts ${key}, no container of the plan has one and no LimitRange there gives it`,
                ),
            ];
        }
        const used = quantityValue(status.used?.[key] ?? "0") ?? 0;
        const left = (quantityValue(hard) ?? Infinity) - Math.max(0, used - held(place)[what]);
        return wanted <= left + 1e-6
            ? []
            : [
                  fail(
                      `ResourceQuota ${namespace}/${name} leaves ${shown(left, what)} of ${key}, the plan needs ${shown(wanted, what)}`,
                  ),
              ];
    });
}

/** Only keys that need them read the classes and the LimitRanges, which not everybody may list. */
async function neededIn({ cluster, plan }: LiveWorld, keys: readonly string[]): Promise<Count> {
    const usual = keys.some((key) => ofClass.test(key))
        ? usualClass(await storageClassesOf(cluster))
        : undefined;
    const cpuLimitIn = keys.includes("limits.cpu") ? await cpuLimitsGiven(cluster) : () => Infinity;
    return ({ namespace, storageClass }) => {
        const containers = plan.capacity.workloads
            .filter((workload) => workload.namespace === namespace && workload.replicas > 0)
            .map((workload) => ({ each: neededBy(workload), replicas: workload.replicas }));
        const of = (measure: keyof Amounts): number =>
            sum(containers.map(({ each, replicas }) => each[measure] * replicas));
        const claims = plannedClaims(plan).filter(
            (claim) =>
                claim.namespace === namespace &&
                isOfClass(claim.storageClass ?? usual, storageClass),
        );
        return {
            cpu: of("cpu"),
            cpuLimits: sum(containers.map(({ replicas }) => replicas * cpuLimitIn(namespace))),
            memory: of("memory"),
            pods: of("pods"),
            storage: sum(claims.map(({ size, count }) => size * count)),
            claims: sum(claims.map(({ count }) => count)),
        };
    };
}

/** What this stack has already, which is what the plan asks for. */
async function heldIn(world: LiveWorld): Promise<Count> {
    const [pods, claims] = await Promise.all([takingPods(world.cluster), stackClaims(world)]);
    const own = pods.filter((pod) => isOfStack(world, pod));
    return ({ namespace, storageClass }) => {
        const there = own.filter(({ metadata }) => metadata.namespace === namespace);
        const taken = there.map(takenBy);
        const of = (measure: keyof Amounts): number =>
            sum(taken.map((amounts) => amounts[measure]));
        const bound = claims.filter(
            ({ metadata, spec }) =>
                metadata.namespace === namespace && isOfClass(spec?.storageClassName, storageClass),
        );
        return {
            cpu: of("cpu"),
            cpuLimits: sum(there.map(cpuLimitsOf)),
            memory: of("memory"),
            pods: of("pods"),
            storage: sum(bound.map(requestOf)),
            claims: bound.length,
        };
    };
}

/** A quota that names no class counts the claims of each. */
function isOfClass(has: string | undefined, counted: string | undefined): boolean {
    return counted === undefined || has === counted;
}

function shown(value: number, what: keyof Counted): string {
    const positive = Math.max(0, value);
    switch (what) {
        case "cpu":
        case "cpuLimits":
            return cpuQuantity(positive);
        case "memory":
        case "storage":
            return bytes(positive);
        case "pods":
        case "claims":
            return String(positive);
    }
}
