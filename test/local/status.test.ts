import assert from "node:assert/strict";

import { podCounts, stackLine } from "../../local/status.ts";

describe("the status", () => {
    it("counts ready pods by namespace, and apart from them those that have done their work", () => {
        const counts = podCounts(
            JSON.stringify({
                items: [
                    pod("spark-system", "Running", true),
                    pod("spark-system", "Running", false),
                    pod("spark-jobs", "Succeeded", false),
                ],
            }),
        );

        assert.deepEqual(counts, {
            "spark-system": "1 of 2 pods ready",
            "spark-jobs": "0 of 0 pods ready, 1 completed",
        });
    });

    it("tells a stack that was never updated from one that does not exist", () => {
        assert.equal(stackLine([{ name: "dev" }], "dev"), "dev, 0 resources, never updated");
        assert.equal(stackLine([{ name: "prod" }], "dev"), "dev, not made yet");
    });
});

function pod(namespace: string, phase: string, ready: boolean): object {
    return {
        metadata: { namespace },
        status: { phase, conditions: [{ type: "Ready", status: ready ? "True" : "False" }] },
    };
}
