import { TrialPlatform } from "../support/trialPlatform.ts";
import { describeApplications } from "./applications.ts";
import { describeDestruction } from "./destruction.ts";
import { describeGate } from "./gate.ts";
import { describeLosses } from "./losses.ts";
import { describeSmoke } from "./smoke.ts";
import { describeUp } from "./up.ts";

/** The life of one platform, from nothing to nothing: each part builds on those before it. */
describe("a platform on a real cluster", function () {
    this.bail(true);
    let made: TrialPlatform | undefined;
    const platform = (): TrialPlatform => {
        if (made === undefined) {
            throw new Error("the platform is asked for before it was made ready");
        }
        return made;
    };

    before("make everything ready for up", async function () {
        // With empty caches it builds for half an hour; .ci/run limits the whole.
        this.timeout(0);
        made = await TrialPlatform.ready();
    });

    describeGate(platform);
    describeUp(platform);
    describeSmoke(platform);
    describeLosses(platform);
    describeApplications(platform);
    describeDestruction(platform);
});
