import { delimiter, join } from "node:path";

import { embeddedStatus } from "../cluster/cluster.ts";
import { localDirectory } from "../paths.ts";
import { phase } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { run } from "../run.ts";

/** What to add to the environment of a process of a trial. */
export type TrialEnvironment = Readonly<Record<string, string>>;

/**
 * Runs a trial in a child process whose every place, embedded cluster and state included, is below a folder of its own and begins
 * from nothing. What the trial has started is ended; its data stay after a failure, for a look, until the next run.
 */
export async function inTrialPlaces(
    name: string,
    trial: (environment: TrialEnvironment) => Promise<void>,
): Promise<void> {
    await refuseWhileDevIsUp();
    const environment = placesOf(name);
    await phase("begin from nothing", () => stop(environment, ["--purge"]));
    try {
        await trial(environment);
    } catch (error) {
        await phase("stop what was started", () => stop(environment, []));
        throw error;
    }
    await phase("clear away", () => stop(environment, ["--purge"]));
}

/** Two embedded clusters would want the same ports. */
async function refuseWhileDevIsUp(): Promise<void> {
    const { state } = await embeddedStatus();
    if (state === "ready" || state === "broken") {
        throw new Refusal(
            "the embedded cluster of the dev stack is up, and one runs at a time; npm stop ends it and keeps its data, " +
                "--use-dev takes it as it is",
        );
    }
}

function placesOf(name: string): TrialEnvironment {
    const path = (process.env["PATH"] ?? "")
        .split(delimiter)
        // Commands of the dev stack, by the file to source.
        .filter((folder) => !folder.startsWith(localDirectory));
    return {
        SPARKSTEAD_LOCAL: join(localDirectory, "engine", name),
        PATH: path.join(delimiter),
    };
}

async function stop(environment: TrialEnvironment, args: readonly string[]): Promise<void> {
    const command = join(import.meta.dirname, "..", "commands", "stop.ts");
    await run(process.execPath, [command, ...args], { env: environment });
}
