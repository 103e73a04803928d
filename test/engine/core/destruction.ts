import assert from "node:assert/strict";

import { stackLabel } from "../../../components/kubernetes/stackLabel.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

const clusterWide = [
    "namespaces",
    "customresourcedefinitions",
    "mutatingwebhookconfigurations",
    "validatingwebhookconfigurations",
    "clusterroles",
    "clusterrolebindings",
    "persistentvolumes",
] as const;

/** The platform goes, and takes everything with it. */
export function describeDestruction(platform: () => TrialPlatform): void {
    describe("destroy", () => {
        it("leaves no namespace, definition, webhook, right or volume", async () => {
            const namespaces = Object.values(platform().plan.namespaces);

            const destroy = await platform().pulumi(["destroy", "--yes", "--skip-preview"]);

            assert.equal(destroy.code, 0, destroy.output);
            const objects = await platform().kubectl([
                ...["get", clusterWide.join(",")],
                "--output=name",
            ]);
            const left = objects
                .split("\n")
                .filter(
                    (name) =>
                        /spark(?!stead)/.test(name) ||
                        namespaces.some((namespace) => name === `namespace/${namespace}`),
                );
            assert.deepEqual(left, []);
            const labelled = ["get", clusterWide.join(","), `--selector=${stackLabel}`];
            assert.equal(await platform().kubectl([...labelled, "--output=name"]), "");
        });
    });
}
