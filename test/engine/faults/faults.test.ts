import { TrialPlatform } from "../support/trialPlatform.ts";
import { describeCatalogue } from "./catalogue.ts";
import { describeFullVolume } from "./fullVolume.ts";
import { describeWriting } from "./writing.ts";

/** A running platform whose processes die without warning, as `kill -9` lets them. */
describe("a platform that loses processes", function () {
    let made: TrialPlatform | undefined;
    const platform = (): TrialPlatform => {
        if (made === undefined) {
            throw new Error("the platform is asked for before it was made ready");
        }
        return made;
    };

    before("bring the platform up", async function () {
        this.timeout(0);
        made = await TrialPlatform.ready();
        await made.up();
    });

    describeWriting(platform);
    describeCatalogue(platform);
    describeFullVolume(platform);
});
