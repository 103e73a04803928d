import { givenPlatform } from "../support/givenPlatform.ts";
import { describeCatalogue } from "./catalogue.ts";
import { describeFullVolume } from "./fullVolume.ts";
import { describeWriting } from "./writing.ts";

/** A running platform whose processes die without warning, as `kill -9` lets them. */
describe("a platform that loses processes", () => {
    const platform = givenPlatform("bring the platform up", (made) => made.up());

    describeWriting(platform);
    describeCatalogue(platform);
    describeFullVolume(platform);
});
