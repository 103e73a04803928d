import { quantityValue } from "../../../components/render/quantity.ts";
import type { Finding } from "../../rule.ts";
import { fail, listed, pass, unknown } from "../answers.ts";
import type { LiveWorld } from "../liveWorld.ts";
import { type Claim, stackClaims } from "../stackClaims.ts";
import { storageClassesOf, usualClass } from "../storageClasses.ts";
import { bytes, sum } from "./amounts.ts";
import { type PlannedClaim, plannedClaims } from "./plannedClaims.ts";

/**
 * What a driver says that it can still provide of a class, on some of the nodes.
 * @source https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-storage-capacity-v1/
 */
interface StorageCapacity {
    readonly storageClassName: string;
    readonly capacity?: string;

    /** Of one volume; beside it drivers need tell no capacity. */
    readonly maximumVolumeSize?: string;
}

/** Whether drivers that tell what they have left have enough for the volumes that are still to be made. */
export async function roomForVolumes(world: LiveWorld): Promise<readonly Finding[]> {
    const { cluster, plan } = world;
    const [capacities, classes] = await Promise.all([
        listed<StorageCapacity>(cluster, "/apis/storage.k8s.io/v1/csistoragecapacities"),
        storageClassesOf(cluster),
    ]);
    if (capacities.length === 0) {
        return [
            pass("no storage driver tells what it has left, so nothing readable limits volumes"),
        ];
    }
    const usual = usualClass(classes);
    const bound = (await stackClaims(world)).filter(({ status }) => status?.phase === "Bound");
    const planned = Map.groupBy(
        plannedClaims(plan),
        ({ storageClass }) => storageClass ?? usual ?? "",
    );
    const findings = [...planned].flatMap(([name, claims]) =>
        roomOf(name, {
            claims,
            held: bound.filter(({ spec }) => spec?.storageClassName === name),
            segments: capacities.filter(({ storageClassName }) => storageClassName === name),
        }),
    );
    return findings.length > 0 ? findings : [pass("the storage drivers have room for the volumes")];
}

interface Storage {
    readonly claims: readonly PlannedClaim[];

    /** Bound claims of the stack. */
    readonly held: readonly Claim[];
    readonly segments: readonly StorageCapacity[];
}

/** First the sum, then whether each volume finds a place: no volume lies on two nodes. */
function roomOf(name: string, { claims, held, segments }: Storage): readonly Finding[] {
    // As the scheduler takes them, which puts nothing where neither is told.
    const usable = segments.flatMap(({ capacity, maximumVolumeSize = capacity }) =>
        maximumVolumeSize === undefined
            ? []
            : [{ capacity, largest: quantityValue(maximumVolumeSize) ?? 0 }],
    );
    const open = unbound(claims, held);
    if (usable.length === 0) {
        return segments.length === 0 || open.length === 0
            ? []
            : [unknown(`StorageClass ${name}: its driver does not tell what it has left`)];
    }
    const needed = sum(claims.map(({ size, count }) => size * count)) - sum(held.map(requestOf));
    // One that tells no capacity may hold any sum.
    const left = sum(usable.map(({ capacity }) => quantityValue(capacity ?? "") ?? Infinity));
    if (needed > left) {
        return [
            fail(
                `StorageClass ${name} has ${bytes(left)} left, the plan needs ${bytes(needed)} more`,
            ),
        ];
    }
    const largest = Math.max(...usable.map((segment) => segment.largest));
    const homeless = open.find(({ size }) => size > largest);
    return homeless === undefined
        ? []
        : [
              fail(
                  `StorageClass ${name} gives volumes up to ${bytes(largest)}, ${homeless.namespace} needs one of ${bytes(homeless.size)}`,
              ),
          ];
}

/** The planned claims that no bound one stands for; one may have been bound with another size than is planned now. */
function unbound(
    claims: readonly PlannedClaim[],
    held: readonly Claim[],
): readonly Pick<PlannedClaim, "namespace" | "size">[] {
    const smallestFirst = claims
        .flatMap(({ namespace, size, count }) =>
            Array.from({ length: count }, () => ({ namespace, size })),
        )
        .sort((a, b) => a.size - b.size);
    return held.reduce((open, claim) => {
        const alike = open.filter(({ namespace }) => namespace === claim.metadata.namespace);
        const stoodFor = alike.find(({ size }) => size >= requestOf(claim)) ?? alike.at(-1);
        return open.filter((planned) => planned !== stoodFor);
    }, smallestFirst);
}

/** Bytes that a claim asks for. */
export function requestOf({ spec }: Claim): number {
    return quantityValue(spec?.resources?.requests?.["storage"] ?? "0") ?? 0;
}
