import { join } from "node:path";

import { goTools, haveGoTool } from "../builds/goTool.ts";
import { main } from "../main.ts";
import { repository } from "../paths.ts";
import { phase, say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { CommandFailure, attempt, run } from "../run.ts";

const cache = join(repository, "node_modules", ".cache");

const checks: Readonly<Record<string, () => Promise<void>>> = {
    types: () => packaged("typescript/bin/tsc"),
    lint: () =>
        packaged(
            "eslint/bin/eslint.js",
            "--cache",
            "--cache-location",
            join(cache, "eslint/"),
            ".",
        ),
    format: () =>
        packaged(
            "prettier/bin/prettier.cjs",
            "--check",
            "--cache",
            "--cache-location",
            join(cache, "prettier-cache"),
            "--log-level=warn",
            ".",
        ),
    workflows: async () => {
        const actionlint = join(await haveGoTool(goTools.actionlint), "actionlint");
        // What shellcheck and pyflakes say depends on which of them a machine has.
        await run(actionlint, ["-oneline", "-no-color", "-shellcheck=", "-pyflakes="], {
            cwd: repository,
        });
    },
};

/** mocha waits for what a test leaves open; a leak must fail, not hang. */
const patienceMilliseconds = 600_000;

/** `npm test [-- <mocha arguments>]`: every check and every test, and an answer that holds only if all of them passed. */
await main(async () => {
    const failed: string[] = [];
    for (const [name, check] of Object.entries(checks)) {
        try {
            await phase(name, check);
        } catch (error) {
            if (!(error instanceof CommandFailure)) {
                throw error;
            }
            say(`✗ ${name}\n${error.result.stdout}${error.result.stderr}`.trimEnd());
            failed.push(name);
        }
    }
    if (!(await passesTests(process.argv.slice(2)))) {
        failed.push("tests");
    }
    if (failed.length > 0) {
        throw new Refusal(`failed: ${failed.join(", ")}; what is wrong is above`);
    }
});

/** Runs a script of a package with its arguments. */
async function packaged(script: string, ...args: readonly string[]): Promise<void> {
    await run(process.execPath, [scriptOf(script), ...args], { cwd: repository });
}

/** mocha fails too when it finds no test at all; its reporter prints the closing line that CI reads. */
async function passesTests(args: readonly string[]): Promise<boolean> {
    const { code } = await attempt(
        process.execPath,
        [
            scriptOf("mocha/bin/mocha.js"),
            "--fail-zero",
            "--reporter",
            join(repository, "test", "support", "reporter.ts"),
            ...args,
        ],
        { cwd: repository, show: "inherit", timeout: patienceMilliseconds },
    );
    return code === 0;
}

function scriptOf(script: string): string {
    return join(repository, "node_modules", script);
}
