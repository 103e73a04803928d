import assert from "node:assert/strict";

import { provideCluster } from "../../stacks/cluster.ts";
import { Platform } from "../../stacks/platform.ts";
import { planWith } from "../support/config.ts";
import { deploy } from "../support/deploy.ts";

describe("Platform", () => {
    it("knows every image that its pods may run", async () => {
        let platform: Platform | undefined;
        const plan = planWith();
        await deploy(async () => {
            platform = new Platform(plan, await provideCluster(plan.cluster));
        });

        assert.deepEqual(platform?.images, Object.values(plan.images.references));
    });
});
