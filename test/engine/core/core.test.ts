import { givenPlatform } from "../support/givenPlatform.ts";
import { describeApplications } from "./applications.ts";
import { describeDestruction } from "./destruction.ts";
import { describeGate } from "./gate.ts";
import { describeLosses } from "./losses.ts";
import { describeSmoke } from "./smoke.ts";
import { describeUp } from "./up.ts";
import { describeViolations } from "./violations.ts";

/** The life of one platform, from nothing to nothing: each part builds on those before it. */
describe("a platform on a real cluster", function () {
    this.bail(true);
    const platform = givenPlatform("make everything ready for up");

    describeGate(platform);
    describeViolations(platform);
    describeUp(platform);
    describeSmoke(platform);
    describeLosses(platform);
    describeApplications(platform);
    describeDestruction(platform);
});
