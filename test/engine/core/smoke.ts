import assert from "node:assert/strict";

import { runSmoke } from "../../../local/smoke/smoke.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** Spark runs on the platform. */
export function describeSmoke(platform: () => TrialPlatform): void {
    describe("Spark", () => {
        it("passes every check of the smoke run", async () => {
            const { cluster, plan } = platform();

            const { checks } = await runSmoke(cluster, plan);

            const failed = checks.filter(({ passed }) => !passed);
            assert.deepEqual(failed, []);
            assert.equal(checks.length, 7);
        });

        it("leaves nothing of a smoke run but its event logs", async () => {
            const { jobs } = platform().plan.namespaces;

            const left = await platform().kubectl([
                "get",
                "sparkapplications,scheduledsparkapplications,pods",
                `--namespace=${jobs}`,
                "--selector=sparkstead.io/smoke",
                "--output=name",
            ]);

            assert.equal(left, "");
        });
    });
}
