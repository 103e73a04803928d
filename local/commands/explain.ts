import { planOfStack } from "../explain/committedPlan.ts";
import { explainAll, explainKey } from "../explain/explanation.ts";
import { main } from "../main.ts";
import { localDirectory, repository } from "../paths.ts";
import { say } from "../progress.ts";
import { Refusal } from "../refusal.ts";

/** `npm run explain -- STACK [KEY]`: where a default of Spark comes from and who reads it, from the plan alone. */
await main(async () => {
    const [stack, key, ...rest] = process.argv.slice(2);
    if (stack === undefined || rest.length > 0) {
        throw new Refusal(
            `npm run explain: found "${process.argv.slice(2).join(" ")}", required a stack and perhaps a key, e.g. \`-- dev spark.eventLog.dir\``,
        );
    }
    const plan = await planOfStack(stack, { repository, machine: localDirectory });
    say(key === undefined ? explainAll(plan) : explainKey(plan, key));
});
