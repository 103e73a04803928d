import assert from "node:assert/strict";

import { smokeTable } from "../../../local/smoke/table.ts";

describe("smokeTable", () => {
    it("puts each check on a line, and what a failure tells below it", () => {
        const table = smokeTable({
            checks: [
                { name: "SparkPi", passed: true, detail: "Pi is roughly 3.14", seconds: 31.2 },
                { name: "schedule", passed: false, detail: "why\n    the log", seconds: 110 },
            ],
        });

        assert.deepEqual(table.split("\n"), [
            "passed  SparkPi    31.2 s  Pi is roughly 3.14",
            "FAILED  schedule  110.0 s  why",
            "    the log",
        ]);
    });
});
