import { main } from "../main.ts";
import { say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { runSmoke } from "../smoke/smoke.ts";
import { stackPlan } from "../smoke/stackPlan.ts";
import { smokeTable } from "../smoke/table.ts";
import { phase } from "../progress.ts";
import { adminKubeconfig } from "../cluster/layout.ts";
import { devConfigFile } from "../toolchain/places.ts";

/** `npm run smoke`: real Spark applications on the dev stack, and a look at what came out. */
await main(async () => {
    const plan = await stackPlan(devConfigFile);
    const { context, kubeconfig } = plan.cluster;
    const report = await phase("smoke", () =>
        runSmoke({ context, kubeconfig: kubeconfig ?? adminKubeconfig }, plan),
    );
    say(`\n${smokeTable(report)}`);
    const failed = report.checks.filter(({ passed }) => !passed);
    if (failed.length > 0) {
        throw new Refusal(`smoke failed: ${failed.map(({ name }) => name).join(", ")}`);
    }
});
