import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { planRows, writtenRows } from "../../../local/checklist/planRows.ts";
import { Refusal } from "../../../local/refusal.ts";
import { type ReportRow, exitCode, rowOf } from "../../../policy/report/report.ts";
import type { Finding } from "../../../policy/rule.ts";
import { pinImages } from "../../../policy/rules/pinImages.ts";

const pack = 'cat "$PACK" > "$SPARKSTEAD_PREFLIGHT_ROWS"';

describe("the checklist of a preview", () => {
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "rows-"));
    });

    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    /** The rows of a preview that this script makes, by a pack that says this of one rule. */
    function rowsBy(script: string, outcome: Finding["outcome"]): Promise<readonly ReportRow[]> {
        const [pulumi, said] = [join(directory, "pulumi"), join(directory, "said")];
        writeFileSync(pulumi, `#!/bin/sh\n${script}\n`);
        chmodSync(pulumi, 0o755);
        const row = rowOf(pinImages, "plan", [{ outcome, evidence: "seen" }]);
        writeFileSync(said, JSON.stringify([row]));
        const environment = { PACK: said };
        const project = directory;
        return planRows(
            { name: "dev", pulumi, project, state: "", configFile: "", environment },
            "dev",
        );
    }

    it("names a file of rows that is no JSON", async () => {
        const file = join(directory, "rows.json");
        writeFileSync(file, "[{");

        await assert.rejects(writtenRows(file), (error) => {
            assert.ok(error instanceof Refusal);
            assert.ok(error.message.startsWith(`${file}: found no JSON (`), error.message);
            return true;
        });
    });

    it("is what the pack has said", async () => {
        const rows = await rowsBy(pack, "pass");

        assert.deepEqual(
            rows.map(({ id, outcome }) => `${id} ${outcome}`),
            ["pin-images pass"],
        );
    });

    it("leaves a preview's failure to the rule that made it fail", async () => {
        const rows = await rowsBy(`${pack}; exit 255`, "fail");

        assert.deepEqual(
            rows.map(({ id, outcome }) => `${id} ${outcome}`),
            ["pin-images fail"],
        );
    });

    for (const [when, script] of [
        ["before the policies", "true"],
        ["after them", pack],
    ] as const) {
        it(`fails in the preview's words where it failed ${when}`, async () => {
            const words = "echo '  error: no such host'; echo '  try again' >&2; exit 255";
            const rows = await rowsBy(`${script}; ${words}`, "pass");

            assert.deepEqual(
                rows
                    .filter(({ outcome }) => outcome === "fail")
                    .map(({ id, findings }) => `${id}: ${findings[0]?.evidence ?? ""}`),
                ["finish-the-preview: it ended with 255: error: no such host try again"],
            );
            assert.equal(exitCode({ stack: "dev", rows }), 1);
        });
    }
});
