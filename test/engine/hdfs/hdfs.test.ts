import { TrialPlatform } from "../support/trialPlatform.ts";
import { describeBootstrap } from "./bootstrap.ts";
import { describeContent } from "./content.ts";
import { describeLosses } from "./losses.ts";
import { describeModes } from "./modes.ts";

/** HDFS in each of its shapes; the last is that of the stack's own config, from its first format on: each part builds on those before it. */
describe("HDFS on a real cluster", function () {
    this.bail(true);
    let made: TrialPlatform | undefined;
    const platform = (): TrialPlatform => {
        if (made === undefined) {
            throw new Error("the platform is asked for before it was made ready");
        }
        return made;
    };

    before("begin from nothing", async function () {
        // With empty caches it builds for half an hour.
        this.timeout(0);
        made = await TrialPlatform.ready();
        await made.destroy();
    });

    describeModes(platform);
    describeBootstrap(platform);
    describeContent(platform);
    describeLosses(platform);
});
