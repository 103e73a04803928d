import assert from "node:assert/strict";

import { plannedIngresses } from "../../../policy/live/plannedIngresses.ts";
import { planWith } from "../../support/config.ts";
import { stackWith, stacks } from "../../support/stacks.ts";
import { at } from "../../support/world.ts";

describe("the Ingresses of a plan", () => {
    const livy = { gateway: { kind: "livy", ingress: { host: "livy.corp" } } };
    for (const [stack, config] of Object.entries({ ...stacks, livy })) {
        it(`are those that the ${stack} stack makes, each once`, async () => {
            const world = await stackWith(config);

            const made = world.all("kubernetes:networking.k8s.io/v1:Ingress").map(({ inputs }) => ({
                host: at(inputs, "spec", "rules", 0, "host"),
                ingressClass: at(inputs, "spec", "ingressClassName"),
            }));
            assert.deepEqual(
                plannedIngresses(planWith(config)).map(asText).sort(),
                made.map(asText).sort(),
            );
        });
    }
});

function asText({ host, ingressClass }: { host: unknown; ingressClass?: unknown }): string {
    return `${String(host)} by ${String(ingressClass)}`;
}
