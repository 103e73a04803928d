import assert from "node:assert/strict";

import { sparkPi } from "../../../local/smoke/checks/sparkPi.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** SparkApplications as resources of the stack. */
export function describeApplications(platform: () => TrialPlatform): void {
    describe("a stack with one good and one failing SparkApplication", () => {
        it("fails up with the driver's last lines, and the good one stands", async () => {
            const config = await platform().configWith("applications", {
                applications: {
                    good: { ...sparkPi, awaits: "success" },
                    failing: { ...sparkPi, arguments: ["many"], awaits: "success" },
                },
            });

            const up = await platform().pulumi(["up", "--yes", "--skip-preview"], config);

            assert.notEqual(up.code, 0, up.output);
            assert.match(up.output, /sparkApplication "failing": ended as FAILED/);
            assert.match(up.output, /NumberFormatException: For input string: "many"/);
            assert.equal(await stateOf(platform(), "good"), "COMPLETED");
        });

        it("is mended by an up without the failing one", async () => {
            const up = await platform().pulumi(["up", "--yes", "--skip-preview"]);

            assert.equal(up.code, 0, up.output);
            assert.equal(await stateOf(platform(), "good"), "");
            assert.equal(await stateOf(platform(), "failing"), "");
        });
    });
}

/** State of a SparkApplication; empty where there is none. */
async function stateOf(platform: TrialPlatform, name: string): Promise<string> {
    return platform.kubectl([
        ...["get", "sparkapplication", name, `--namespace=${platform.plan.namespaces.jobs}`],
        "--ignore-not-found",
        "--output=jsonpath={.status.applicationState.state}",
    ]);
}
