import type { StackOutputs } from "../../stacks/outputs.ts";
import { main } from "../main.ts";
import { givenOptions } from "../options.ts";
import { phase, phaseTimes, say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { reportText } from "../report.ts";
import { runSmoke } from "../smoke/smoke.ts";
import { stackPlan } from "../smoke/stackPlan.ts";
import { operate, pulumi } from "../stack/pulumi.ts";
import { haveReadyStack, passGate } from "../stack/readyStack.ts";

/** The phases of a start; what is built or fetched within one counts there. */
const phases = ["toolchain", "cluster", "images", "stack", "preview", "up", "smoke"];

/** `npm start [-- --context NAME]`: from whatever is there to a running platform that has shown a Spark result. */
await main(async () => {
    const { context } = givenOptions({ context: { type: "string" } });
    const { stack, cluster, toolchain } = await haveReadyStack(context);
    await passGate(stack);
    await phase("up", () => operate(stack, ["up", "--yes", "--skip-preview"]));
    const plan = await stackPlan(stack.configFile);
    const { checks } = await phase("smoke", () => runSmoke(cluster, plan, "results"));
    say(
        reportText({
            cluster,
            providers: toolchain.providers,
            outputs: JSON.parse(await pulumi(stack, ["stack", "output", "--json"])) as StackOutputs,
            checks,
            phases: phaseTimes().filter(({ name }) => phases.includes(name)),
        }),
    );
    const failed = checks.filter(({ passed }) => !passed);
    if (failed.length > 0) {
        throw new Refusal(
            `the platform is up, but failed: ${failed.map(({ name }) => name).join(", ")}; npm run smoke looks again`,
        );
    }
});
