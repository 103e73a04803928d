import { join } from "node:path";

import { names } from "../../stacks/plan/names.ts";
import { main } from "../main.ts";
import { localDirectory, repository } from "../paths.ts";
import { phase, say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { restoreDemand } from "../restore/demand.ts";
import { restore } from "../restore/restore.ts";
import { run } from "../run.ts";
import { stackPlan } from "../smoke/stackPlan.ts";
import { configFileOf } from "../stack/configFile.ts";
import { haveKubectl } from "../toolchain/kubernetesClients.ts";
import { binDirectory } from "../toolchain/places.ts";

/** `npm run restore -- DATABASE [--stack STACK] [--from KEY] [--into DATABASE] [--overwrite]`: reads a dump of a stack's Postgres back. */
await main(async () => {
    const { stack, request } = restoreDemand(process.argv.slice(2));
    const { cluster, namespaces, sqlDatabase } = await stackPlan(
        configFileOf(stack, { repository, machine: localDirectory }),
    );
    if (sqlDatabase?.origin.kind !== "postgres" || sqlDatabase.origin.backup.kind === "off") {
        throw new Refusal(
            `stack ${stack} keeps no dumps: it has no Postgres of its own, or sparkstead:sqlDatabase.backup is off; set sparkstead:sqlDatabase to { kind: postgres, backup: { kind: scheduled } }`,
        );
    }
    await haveKubectl();
    const { context, kubeconfig } = cluster;
    const access = [
        `--context=${context}`,
        ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
    ];
    const words = await phase(`restore ${request.database}`, () =>
        restore(
            {
                kubectl: (args, input) =>
                    run(join(binDirectory, "kubectl"), [...access, ...args], {
                        ...(input !== undefined && { input }),
                    }),
                namespace: namespaces.system,
                template: names.postgresJobs.restore,
            },
            request,
        ),
    );
    say(words);
});
