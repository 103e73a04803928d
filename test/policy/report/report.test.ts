import assert from "node:assert/strict";

import { withLevels } from "../../../policy/levels.ts";
import { jsonReport } from "../../../policy/report/json.ts";
import { junitReport } from "../../../policy/report/junit.ts";
import { markdownReport } from "../../../policy/report/markdown.ts";
import { type Report, exitCode, rowOf } from "../../../policy/report/report.ts";
import { terminalReport } from "../../../policy/report/terminal.ts";
import type { Finding, Rule, Severity } from "../../../policy/rule.ts";
import { assertGolden } from "../../support/golden.ts";

function ruleOf(id: string, severity: Severity): Rule {
    return {
        id,
        title: `What ${id} demands`,
        reason: "It matters.",
        source: "P10",
        severity,
        remedy: "set it (sparkstead:names)",
    };
}

function finding(outcome: Finding["outcome"], evidence: string): Finding {
    return { outcome, evidence };
}

const content = rowOf(ruleOf("be-content", "mandatory"), "live", [finding("pass", "2 of 2")]);
const silent = rowOf(ruleOf("be-silent", "mandatory"), "plan", []);
const refused = rowOf(ruleOf("be-there", "mandatory"), "plan", [
    finding("pass", "a is there"),
    finding("unknown", "b can't be known"),
    finding("fail", 'c <is> "not" there | & more'),
]);
const advised = rowOf(ruleOf("be-nice", "advisory"), "plan", [finding("fail", "d is not nice")]);
const untold = rowOf(ruleOf("be-told", "mandatory"), "live", [finding("unknown", "nobody tells")]);

const report: Report = { stack: "dev", rows: [content, silent, refused, advised, untold] };

describe("the report", () => {
    it("reads as reviewed in every format", () => {
        assertGolden("report", {
            "terminal.txt": terminalReport(report),
            "report.json": jsonReport(report),
            "junit.xml": junitReport(report),
            "markdown.md": markdownReport(report),
        });
    });

    it("is as bad as the worst that a rule found, and keeps the rest", () => {
        assert.equal(refused.outcome, "fail");
        assert.equal(refused.findings.length, 3);
        assert.equal(silent.outcome, "pass");
    });

    it("exits with 1 for a mandatory failure alone", () => {
        assert.equal(exitCode(report), 1);
        assert.equal(exitCode({ ...report, rows: [content, advised, untold] }), 0);
    });

    it("takes the levels of the target's policy config, and leaves out what it disables", () => {
        const rows = withLevels(report.rows, {
            "be-nice": "mandatory",
            "be-there": { enforcementLevel: "advisory" },
            "be-told": "disabled",
            "be-content": {},
        });

        assert.deepEqual(
            rows.map(({ id, severity }) => `${id} ${severity}`),
            [
                "be-content mandatory",
                "be-silent mandatory",
                "be-there advisory",
                "be-nice mandatory",
            ],
        );
    });
});
