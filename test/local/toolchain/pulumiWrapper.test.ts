import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { pulumiWrapper } from "../../../local/toolchain/pulumiWrapper.ts";

describe("the plain pulumi of the file to source", () => {
    let directory: string;
    let repository: string;
    let configFile: string;

    /** A CLI that has the stack "dev" selected and otherwise says what it was called with. */
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "sparkstead wrapper's-"));
        repository = join(directory, "repository");
        configFile = join(repository, ".local", "Pulumi.dev.yaml");
        mkdirSync(join(repository, ".local"), { recursive: true });
        writeFileSync(configFile, "config: {}\n");
        const cli = join(directory, "cli");
        writeProgram(cli, '[ "$*" = "stack --show-name" ] && echo dev && exit; echo "$*"');
        writeProgram(
            join(directory, "pulumi"),
            pulumiWrapper({ cli, repository, stack: "dev", configFile }),
        );
    });

    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    function call(args: string, cwd = repository): string {
        const result = spawnSync(join(directory, "pulumi"), args.split(" "), {
            cwd,
            encoding: "utf8",
        });
        assert.equal(result.stderr, "");
        return result.stdout.trim();
    }

    for (const args of [
        "up --stack dev --expect-no-changes",
        "preview --policy-pack policy --stack dev",
        "refresh --yes -s dev",
        "destroy",
        "--color never up --stack=organization/sparkstead/dev",
        "config set --path sparkstead:a.b 1",
    ]) {
        it(`gives this machine's config to: pulumi ${args}`, () => {
            assert.equal(call(args), `--config-file=${configFile} ${args}`);
        });
    }

    for (const args of [
        "up --stack prod",
        "up -sprod",
        "stack output --json",
        "up --config-file Pulumi.other.yaml",
        "-C elsewhere up --stack dev",
        "about",
    ]) {
        it(`leaves alone: pulumi ${args}`, () => {
            assert.equal(call(args), args);
        });
    }

    it("leaves alone what is called outside the repository", () => {
        assert.equal(call("up --stack dev", directory), "up --stack dev");
    });

    it("leaves alone a checkout that was never started", () => {
        rmSync(configFile);

        assert.equal(call("up --stack dev"), "up --stack dev");
    });
});

function writeProgram(file: string, text: string): void {
    writeFileSync(file, text.startsWith("#!") ? text : `#!/bin/sh\n${text}\n`);
    chmodSync(file, 0o755);
}
