import { join } from "node:path";

import { main } from "../main.ts";
import { repository } from "../paths.ts";
import { phase, say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { CommandFailure, attempt, run } from "../run.ts";

const cache = join(repository, "node_modules", ".cache");

/** Each is the binary of a package and its arguments. */
const checks = {
    types: ["typescript/bin/tsc"],
    lint: ["eslint/bin/eslint.js", "--cache", "--cache-location", join(cache, "eslint/"), "."],
    format: [
        "prettier/bin/prettier.cjs",
        "--check",
        "--cache",
        "--cache-location",
        join(cache, "prettier"),
        "--log-level=warn",
        ".",
    ],
} as const satisfies Record<string, readonly [string, ...string[]]>;

/** mocha waits for what a test leaves open; a leak must fail, not hang. */
const patienceMilliseconds = 600_000;

/** `npm test [-- <mocha arguments>]`: every check and every test, and an answer that holds only if all of them passed. */
await main(async () => {
    const failed: string[] = [];
    for (const [name, command] of Object.entries(checks)) {
        try {
            await phase(name, () => check(command));
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

async function check([script, ...args]: readonly [string, ...string[]]): Promise<void> {
    await run(process.execPath, [packaged(script), ...args], { cwd: repository });
}

/** mocha fails too when it finds no test at all; its reporter prints the closing line that CI reads. */
async function passesTests(args: readonly string[]): Promise<boolean> {
    const { code } = await attempt(
        process.execPath,
        [
            packaged("mocha/bin/mocha.js"),
            "--fail-zero",
            "--reporter",
            join(repository, "test", "support", "reporter.ts"),
            ...args,
        ],
        { cwd: repository, show: "inherit", timeout: patienceMilliseconds },
    );
    return code === 0;
}

function packaged(script: string): string {
    return join(repository, "node_modules", script);
}
