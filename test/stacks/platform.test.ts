import assert from "node:assert/strict";

import { Platform } from "../../stacks/platform.ts";
import { planWith } from "../support/config.ts";
import { deploy } from "../support/deploy.ts";

describe("Platform", () => {
    it("knows every image that its pods may run", async () => {
        let platform: Platform | undefined;
        const plan = planWith();
        await deploy(() => (platform = new Platform(plan)));

        assert.deepEqual(platform?.images, Object.values(plan.images.references));
    });
});
