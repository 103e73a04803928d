import { TrialPlatform } from "../support/trialPlatform.ts";
import { describeLivy } from "./livy.ts";
import { describeMetastore } from "./metastore.ts";
import { describePostgres } from "./postgres.ts";
import { describeTables } from "./tables.ts";

/** The catalogue of tables and the database below it: each part builds on those before it. */
describe("a platform with a catalogue", function () {
    this.bail(true);
    let made: TrialPlatform | undefined;
    const platform = (): TrialPlatform => {
        if (made === undefined) {
            throw new Error("the platform is asked for before it was made ready");
        }
        return made;
    };

    before("raise it", async function () {
        // With empty caches it builds for half an hour.
        this.timeout(0);
        made = await TrialPlatform.ready();
        await made.up();
    });

    describePostgres(platform);
    describeMetastore(platform);
    describeTables(platform);
    describeLivy(platform);
});
