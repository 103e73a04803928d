import { readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";

import { embeddedStatus } from "../cluster/cluster.ts";
import { main } from "../main.ts";
import { localDirectory, repository } from "../paths.ts";
import { phase, say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { attempt, run } from "../run.ts";

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
    await refuseWhileDevIsUp();
    const environment = ownPlaces(suite);
    await phase("begin from nothing", () => stop(environment, ["--purge"]));
    try {
        await requirePass(suite, environment);
        await phase("clear away", () => stop(environment, ["--purge"]));
    } catch (error) {
        // The data of a failed suite stay for a look; the next run begins from nothing.
        await phase("stop what the suite has started", () => stop(environment, []));
        throw error;
    }
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

/** Two embedded clusters would want the same ports. */
async function refuseWhileDevIsUp(): Promise<void> {
    const { state } = await embeddedStatus();
    if (state === "ready" || state === "broken") {
        throw new Refusal(
            "the embedded cluster of the dev stack is up, and one runs at a time; npm stop ends it and keeps its data, " +
                "--use-dev lets the suite have it",
        );
    }
}

/** Environment in which every part of `local/` works below a folder of the suite's own. */
function ownPlaces(suite: string): Readonly<Record<string, string>> {
    const path = (process.env["PATH"] ?? "")
        .split(delimiter)
        .filter((folder) => !folder.startsWith(localDirectory));
    return {
        SPARKSTEAD_LOCAL: join(localDirectory, "engine", suite),
        PATH: path.join(delimiter),
    };
}

async function stop(
    environment: Readonly<Record<string, string>>,
    args: readonly string[],
): Promise<void> {
    await run(process.execPath, [join(import.meta.dirname, "stop.ts"), ...args], {
        env: environment,
    });
}

async function requirePass(
    suite: string,
    environment: Readonly<Record<string, string>>,
): Promise<void> {
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
