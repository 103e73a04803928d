import { givenPlatform } from "../support/givenPlatform.ts";
import { describeBootstrap } from "./bootstrap.ts";
import { describeChanges } from "./changes.ts";
import { describeContent } from "./content.ts";
import { describeLosses } from "./losses.ts";
import { describeModes } from "./modes.ts";
import { describeRollOut } from "./rollOut.ts";

/** HDFS in each of its shapes; the last is that of the stack's own config, from its first format on: each part builds on those before it. */
describe("HDFS on a real cluster", function () {
    this.bail(true);
    const platform = givenPlatform("begin from nothing", (made) => made.destroy());

    describeModes(platform);
    describeBootstrap(platform);
    describeContent(platform);
    describeChanges(platform);
    describeLosses(platform);
    describeRollOut(platform);
});
