import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { local } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";

import { conforms, sources } from "./conforms.ts";

describe("command", () => {
    conforms(
        "runs create, update and delete with their surroundings",
        sources.run,
        async (trial) => {
            const directory = await mkdtemp(join(tmpdir(), "command-"));
            const log = join(directory, "log");
            const program = (value: string, trigger: string) => async () => {
                const command = new local.Command("command", {
                    create: "cat; echo created $VALUE; echo aside >&2; echo created >> log",
                    update: "echo updated $VALUE after $PULUMI_COMMAND_STDOUT; echo updated >> log",
                    delete: "echo deleted >> log",
                    dir: directory,
                    stdin: "typed ",
                    environment: { VALUE: value },
                    triggers: [trigger],
                });
                return Promise.resolve({ stdout: command.stdout, stderr: command.stderr });
            };
            try {
                const preview = await trial.stack.preview(program("one", "a"));
                assert.equal(preview.failed, false, preview.output);
                await assert.rejects(readFile(log));
                const first = await trial.stack.up(program("one", "a"));
                assert.equal(first.outputs["stdout"]?.value, "typed created one");
                assert.equal(first.outputs["stderr"]?.value, "aside");
                assert.deepEqual((await trial.stack.up(program("one", "a"))).steps, {});
                const second = await trial.stack.up(program("two", "a"));
                assert.equal(second.operations["command"], "update");
                assert.equal(
                    second.outputs["stdout"]?.value,
                    "updated two after typed created one",
                );
                const third = await trial.stack.up(program("two", "b"));
                assert.equal(third.operations["command"], "replace");
                await trial.stack.destroy();
                assert.equal(
                    await readFile(log, "utf8"),
                    "created\nupdated\ncreated\ndeleted\ndeleted\n",
                );
            } finally {
                await rm(directory, { recursive: true });
            }
        },
    );

    conforms("fails with what the command wrote", sources.command, async (trial) => {
        const run = await trial.stack.up(async () => {
            new local.Command("command", { create: "echo the reason >&2; exit 7" });
            return Promise.resolve();
        });
        assert.ok(run.failed);
        assert.match(run.output, /exit status 7/);
        assert.match(run.output, /the reason/);
    });

    conforms("keeps what secret arguments lead to secret", sources.command, async (trial) => {
        const run = await trial.stack.up(async () => {
            const command = new local.Command("command", {
                create: "echo $TOKEN",
                environment: { TOKEN: pulumi.secret("hidden-token") },
            });
            return Promise.resolve({ stdout: command.stdout });
        });
        assert.equal(run.outputs["stdout"]?.secret, true);
        assert.ok(!(await trial.stack.state()).includes("hidden-token"));
    });
});
