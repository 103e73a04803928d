import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { main } from "../main.ts";
import { repository } from "../paths.ts";
import { say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { attempt } from "../run.ts";
import { type TrialEnvironment, inTrialPlaces } from "../trial/trialPlaces.ts";

const tests = join(repository, "test", "engine");
const support = "support";

/** What runs before the first test of a suite that does not begin with `npm start`'s own phases. */
const setUps: Readonly<Record<string, string>> = { conformance: "conformanceSetUp.ts" };

/** A test is whole operations of the engine, each of them minutes at worst. */
const testMilliseconds = 15 * 60_000;

/**
 * `npm run test:engine -- <suite> [--use-dev]`: tests with the real engine on a real cluster. A suite has an embedded cluster and a
 * state of its own, from nothing; with `--use-dev` it takes what `npm start` has made.
 */
await main(async () => {
    const { suite, useDev } = options(process.argv.slice(2));
    if (useDev) {
        say("the suite works on the dev stack and its cluster; it may take the platform away");
        await requirePass(suite, {});
        return;
    }
    await inTrialPlaces(suite, (environment) => requirePass(suite, environment));
});

interface Options {
    readonly suite: string;
    readonly useDev: boolean;
}

function options(args: string[]): Options {
    const suites = readdirSync(tests, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== support)
        .map(({ name }) => name);
    const usage = `npm run test:engine -- <${suites.join(" | ")}> [--use-dev]`;
    try {
        const { values, positionals } = parseArgs({
            args,
            options: { "use-dev": { type: "boolean" } },
            allowPositionals: true,
        });
        const [suite, ...more] = positionals;
        if (suite !== undefined && more.length === 0 && suites.includes(suite)) {
            return { suite, useDev: values["use-dev"] ?? false };
        }
    } catch {
        // An unknown option: the usage says which there are.
    }
    throw new Refusal(`found "${args.join(" ")}"; usage: ${usage}`);
}

async function requirePass(suite: string, environment: TrialEnvironment): Promise<void> {
    const setUp = setUps[suite];
    const { code } = await attempt(
        process.execPath,
        [
            join(repository, "node_modules", "mocha", "bin", "mocha.js"),
            "--no-config",
            "--fail-zero",
            `--timeout=${testMilliseconds}`,
            ...(setUp === undefined ? [] : [`--require=${join(tests, support, setUp)}`]),
            `--reporter=${join(repository, "test", "support", "reporter.ts")}`,
            join(tests, suite, "**", "*.test.ts"),
        ],
        { cwd: repository, env: environment, show: "inherit" },
    );
    if (code !== 0) {
        throw new Refusal(`suite ${suite} failed; what is wrong is above`);
    }
}
