import assert from "node:assert/strict";
import { join } from "node:path";

import { repository } from "../../../../local/paths.ts";
import {
    type PluginRun,
    type ProgramRun,
    pluginInvocation,
    programInvocation,
} from "../../../../local/toolchain/languageHost/invocation.ts";

describe("the language host's processes", () => {
    it("hands the program its stack, its config and the addresses to call", () => {
        const { args, environment, cwd } = programInvocation(
            programRun({ stack: "dev", config: { "toy:colour": "green" }, dryRun: true }),
        );

        assert.equal(valueOf(args, "--stack"), "dev");
        assert.equal(valueOf(args, "--monitor"), "127.0.0.1:1");
        assert.ok(args.includes("--dry-run"));
        assert.equal(args.at(-1), repository);
        assert.equal(cwd, repository);
        assert.equal(environment["PULUMI_CONFIG"], '{"toy:colour":"green"}');
    });

    it("lets the SDK compile TypeScript unless the options say no", () => {
        const compiled = programInvocation(programRun({ options: {} }));
        const stripped = programInvocation(programRun({ options: { typescript: false } }));

        assert.equal(compiled.environment["PULUMI_NODEJS_TYPESCRIPT"], "true");
        assert.equal(stripped.environment["PULUMI_NODEJS_TYPESCRIPT"], "false");
    });

    it("gives nodeargs to Node, before the SDK's launcher", () => {
        const { args } = programInvocation(
            programRun({ options: { nodeargs: "--max-old-space-size=512  --trace-warnings" } }),
        );

        assert.deepEqual(args.slice(0, 2), ["--max-old-space-size=512", "--trace-warnings"]);
    });

    it("runs a policy pack in its own folder, with the engine's address first", () => {
        const pack = join(repository, "policy");

        const { args, cwd, environment } = pluginInvocation(
            pluginRun({ kind: "analyzer", programDirectory: pack, env: ["A=b=c"] }),
        );

        assert.deepEqual(args.slice(-2), ["127.0.0.1:2", pack]);
        assert.equal(cwd, pack);
        assert.equal(environment["A"], "b=c");
    });

    it("says what to do when the program's dependencies are not installed", () => {
        assert.throws(() => programInvocation(programRun({ programDirectory: "/" })), {
            message:
                "/: found no @pulumi/pulumi that it could load; install its dependencies with npm ci",
        });
    });
});

function programRun(differing: Partial<ProgramRun>): ProgramRun {
    return {
        monitor: "127.0.0.1:1",
        engine: "127.0.0.1:2",
        organization: "organization",
        project: "toy",
        stack: "dev",
        pwd: repository,
        rootDirectory: repository,
        programDirectory: repository,
        entryPoint: ".",
        dryRun: false,
        parallel: 8,
        args: [],
        config: {},
        configSecretKeys: [],
        options: {},
        ...differing,
    };
}

function pluginRun(differing: Partial<PluginRun>): PluginRun {
    return {
        kind: "resource",
        pwd: repository,
        programDirectory: repository,
        args: ["127.0.0.1:2"],
        env: [],
        options: {},
        ...differing,
    };
}

function valueOf(args: readonly string[], flag: string): string | undefined {
    return args[args.indexOf(flag) + 1];
}
