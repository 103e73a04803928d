import assert from "node:assert/strict";

import { TrialPlatform } from "../support/trialPlatform.ts";
import { describeLivy } from "./livy.ts";
import { describePostgres } from "./postgres.ts";

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

    before("raise it", async () => {
        made = await TrialPlatform.ready();
        const up = await made.pulumi(["up", "--yes", "--skip-preview"]);
        assert.equal(up.code, 0, up.output);
    });

    describePostgres(platform);
    describeLivy(platform);
});
