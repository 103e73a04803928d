import { adminKubeconfig } from "../cluster/layout.ts";
import { main } from "../main.ts";
import { Refusal } from "../refusal.ts";
import { stackPlan } from "../smoke/stackPlan.ts";
import { runClient } from "../spark/client.ts";
import { kinds } from "../spark/clientCommand.ts";
import { devConfigFile } from "../toolchain/places.ts";

/**
 * `npm run spark -- sql|shell|submit [ARGUMENTS]`: spark-sql, spark-shell or spark-submit in a pod of the dev stack, with the
 * platform's settings. An argument that names a file of this machine is copied into the pod.
 */
await main(async () => {
    const [word, ...args] = process.argv.slice(2);
    const kind = kinds.find((known) => known === word);
    if (kind === undefined) {
        throw new Refusal(
            `npm run spark: found "${word ?? ""}", required sql, shell or submit, then the arguments of spark-sql, spark-shell or spark-submit`,
        );
    }
    const plan = await stackPlan(devConfigFile);
    const { context, kubeconfig } = plan.cluster;
    process.exitCode = await runClient(
        { context, kubeconfig: kubeconfig ?? adminKubeconfig },
        plan,
        { kind, args },
    );
});
