import { TrialPlatform } from "../support/trialPlatform.ts";
import { describeBootstrap } from "./bootstrap.ts";
import { describeLosses } from "./losses.ts";
import { describeModes } from "./modes.ts";

/** The life of one HDFS, from its first format to its last: each part builds on those before it. */
describe("HDFS on a real cluster", function () {
    this.bail(true);
    let made: TrialPlatform | undefined;
    const platform = (): TrialPlatform => {
        if (made === undefined) {
            throw new Error("the platform is asked for before it was made ready");
        }
        return made;
    };

    before("make everything ready for up", async () => {
        made = await TrialPlatform.ready();
    });

    describeBootstrap(platform);
    describeLosses(platform);
    describeModes(platform);
});
