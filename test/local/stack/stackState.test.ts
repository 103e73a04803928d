import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stackState } from "../../../local/stack/stackState.ts";
import { Untold } from "../../../policy/live/answers.ts";
import type { StackState } from "../../../policy/live/stackState.ts";

describe("the exported state of a stack", () => {
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "state-"));
    });

    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    /** The state that a Pulumi of this script tells; it notes how it was called. */
    function stateBy(script: string): StackState {
        const pulumi = join(directory, "pulumi");
        writeFileSync(pulumi, `#!/bin/sh\necho "$@" >> '${directory}/calls'\n${script}\n`);
        chmodSync(pulumi, 0o755);
        return stackState({
            name: "dev",
            pulumi,
            project: directory,
            state: directory,
            configFile: "",
            environment: {},
        });
    }

    it("is asked for once, and its secrets by themselves", async () => {
        const state = stateBy(`echo '{"deployment":{"resources":[]}}'`);

        await Promise.all([state.exported(), state.exported(), state.revealed()]);

        const calls = readFileSync(join(directory, "calls"), "utf8").trim().split("\n").sort();
        assert.deepEqual(calls, [
            "stack export --show-secrets --stack dev --non-interactive",
            "stack export --stack dev --non-interactive",
        ]);
    });

    it("is unknown where Pulumi refuses, in its words", async () => {
        const state = stateBy("echo 's3cr3t'; echo 'error: incorrect passphrase' >&2; exit 255");

        await assert.rejects(state.revealed(), (error: Error) => {
            assert.ok(error instanceof Untold);
            assert.match(
                error.message,
                /stack dev cannot be exported: error: incorrect passphrase/,
            );
            assert.doesNotMatch(error.message, /s3cr3t/);
            return true;
        });
    });

    it("quotes nothing of a text that it cannot read", async () => {
        const state = stateBy(`echo '{"plaintext": s3cr3t'`);

        await assert.rejects(state.revealed(), (error: Error) => {
            assert.ok(error instanceof Untold);
            assert.doesNotMatch(error.message, /s3cr3t/);
            return true;
        });
    });
});
