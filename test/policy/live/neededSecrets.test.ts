import assert from "node:assert/strict";

import { neededSecrets } from "../../../policy/live/neededSecrets.ts";
import { planWith } from "../../support/config.ts";
import { stackWith, stacks } from "../../support/stacks.ts";
import { at } from "../../support/world.ts";

describe("the Secrets that a plan needs", () => {
    for (const [stack, config] of Object.entries(stacks)) {
        it(`are made by the ${stack} stack where up is named as their maker, and no others`, async () => {
            const world = await stackWith(config);

            const made = world.all("kubernetes:core/v1:Secret").map(({ inputs }) =>
                addressOf({
                    namespace: at(inputs, "metadata", "namespace"),
                    name: at(inputs, "metadata", "name"),
                }),
            );
            for (const secret of neededSecrets(planWith(config))) {
                const address = addressOf(secret);
                assert.equal(secret.maker === "up", made.includes(address), address);
            }
        });
    }
});

function addressOf({ namespace, name }: { namespace: unknown; name: unknown }): string {
    return [namespace, name].join("/");
}
