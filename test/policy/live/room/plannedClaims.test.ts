import assert from "node:assert/strict";

import { type PlannedClaim, plannedClaims } from "../../../../policy/live/room/plannedClaims.ts";
import { quantityValue } from "../../../../components/render/quantity.ts";
import { planWith } from "../../../support/config.ts";
import { stackWith, stacks } from "../../../support/stacks.ts";
import { type World, at } from "../../../support/world.ts";

describe("the volumes of a plan", () => {
    for (const [stack, config] of Object.entries(stacks)) {
        it(`are those that pods of the ${stack} stack claim, and no others`, async () => {
            const made = claimsOf(await stackWith(config));

            assert.deepEqual(texts(plannedClaims(planWith(config))), texts(made));
        });
    }
});

/** Claims that the stack makes itself, and those that its StatefulSets make for each pod. */
function claimsOf(world: World): readonly PlannedClaim[] {
    return [
        ...world
            .all("kubernetes:core/v1:PersistentVolumeClaim")
            .map(({ inputs }) => claim(inputs, inputs)),
        ...world
            .all("kubernetes:apps/v1:StatefulSet")
            .flatMap(({ inputs }) =>
                ((at(inputs, "spec", "volumeClaimTemplates") ?? []) as object[]).map((template) =>
                    claim(template, inputs, at(inputs, "spec", "replicas")),
                ),
            ),
    ];
}

function claim(inputs: object, owner: object, count: unknown = 1): PlannedClaim {
    return {
        namespace: String(at(owner, "metadata", "namespace")),
        storageClass: at(inputs, "spec", "storageClassName") as string | undefined,
        size: quantityValue(String(at(inputs, "spec", "resources", "requests", "storage"))) ?? 0,
        count: Number(count),
    };
}

function texts(claims: readonly PlannedClaim[]): string[] {
    return claims
        .map(
            ({ namespace, storageClass, size, count }) =>
                `${namespace}: ${count} of ${size}, ${storageClass ?? "default"}`,
        )
        .sort();
}
