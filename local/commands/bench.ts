import { join } from "node:path";

import { main } from "../main.ts";
import { givenOptions } from "../options.ts";
import { Refusal } from "../refusal.ts";
import { attempt } from "../run.ts";
import { type TrialEnvironment, inTrialPlaces } from "../trial/trialPlaces.ts";

/**
 * `npm run bench [-- --use-dev]`: what the platform's program costs beside an empty one, and its second `up` beside that of its charts
 * alone, each pair in the same run. With `--use-dev` on the platform that is up, without the charts.
 */
await main(async () => {
    const options = givenOptions({ "use-dev": { type: "boolean" } });
    await (options["use-dev"] === true
        ? bench({}, ["--without-chart"])
        : inTrialPlaces("bench", (environment) => bench(environment, [])));
});

async function bench(environment: TrialEnvironment, args: readonly string[]): Promise<void> {
    const script = join(import.meta.dirname, "..", "bench", "bench.ts");
    const { code } = await attempt(process.execPath, [script, ...args], {
        env: environment,
        show: "inherit",
    });
    if (code !== 0) {
        throw new Refusal("the bench did not come to its end; why is above");
    }
}
