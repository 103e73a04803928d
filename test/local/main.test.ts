import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { repository } from "../../local/paths.ts";

describe("a command that fails", () => {
    let local: string;

    beforeEach(() => {
        local = mkdtempSync(join(tmpdir(), "sparkstead-main-"));
    });

    afterEach(() => {
        rmSync(local, { recursive: true });
    });

    for (const [code, remedy] of [
        ["EACCES", /run this as the user who ran it before, or as root\n$/],
        ["ENOSPC", /free some disk and run this again\n$/],
    ] as const) {
        it(`says what to do about the system's ${code}, without a stack trace`, () => {
            const { status, stderr } = fail(
                `Object.assign(new Error("${code}: no"), { code: "${code}" })`,
            );

            assert.match(stderr, remedy);
            assert.deepEqual([status, stderr.split("\n").length], [1, 2]);
        });
    }

    it("owns up to a defect of ours, and keeps its stack trace in a log", () => {
        const { status, stderr } = fail('new TypeError("x is not a function")');

        assert.match(stderr, /^sparkstead: this is a defect in Sparkstead: x is not a function/);
        assert.equal(status, 70);
        assert.match(readFileSync(join(local, "logs", "defect.log"), "utf8"), /^ +at /m);
    });

    function fail(error: string): { status: number | null; stderr: string } {
        const main = JSON.stringify(join(repository, "local", "main.ts"));
        const script = `import { main } from ${main}; await main(() => Promise.reject(${error}));`;
        return spawnSync(process.execPath, ["--input-type=module", "-e", script], {
            encoding: "utf8",
            env: { ...process.env, SPARKSTEAD_LOCAL: local },
        });
    }
});
