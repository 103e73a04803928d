import { quantityValue } from "../../../components/render/quantity.ts";
import type { Finding } from "../../rule.ts";
import { fail, listed, pass } from "../answers.ts";
import type { LiveWorld } from "../liveWorld.ts";
import { type Claim, stackClaims } from "../stackClaims.ts";
import { storageClassesOf, usualClass } from "../storageClasses.ts";
import { bytes, sum } from "./amounts.ts";
import { plannedClaims } from "./plannedClaims.ts";

/** What a driver says that it can still provide of a class, on some of the nodes. */
interface StorageCapacity {
    readonly storageClassName: string;
    readonly capacity?: string;
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
    const faults = [...planned].flatMap(([name, claims]): readonly Finding[] => {
        const told = capacities.filter(({ storageClassName }) => storageClassName === name);
        const held = bound.filter(({ spec }) => spec?.storageClassName === name);
        const needed =
            sum(claims.map(({ size, count }) => size * count)) - sum(held.map(requestOf));
        const left = sum(told.map(({ capacity = "0" }) => quantityValue(capacity) ?? 0));
        return told.length === 0 || needed <= left
            ? []
            : [
                  fail(
                      `StorageClass ${name} has ${bytes(left)} left, the plan needs ${bytes(needed)} more`,
                  ),
              ];
    });
    return faults.length > 0 ? faults : [pass("the storage drivers have room for the volumes")];
}

/** Bytes that a claim asks for. */
export function requestOf({ spec }: Claim): number {
    return quantityValue(spec?.resources?.requests?.["storage"] ?? "0") ?? 0;
}
