import { join } from "node:path";
import { parseArgs } from "node:util";

import { adminKubeconfig } from "../cluster/layout.ts";
import { main } from "../main.ts";
import { phase, say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { type RestoreRequest, restore } from "../restore/restore.ts";
import { run } from "../run.ts";
import { stackPlan } from "../smoke/stackPlan.ts";
import { haveKubectl } from "../toolchain/kubernetesClients.ts";
import { binDirectory, devConfigFile } from "../toolchain/places.ts";
import { names } from "../../stacks/plan/names.ts";

/** `npm run restore -- DATABASE [--from KEY] [--into DATABASE] [--overwrite]`: reads a dump of the dev stack's Postgres back. */
await main(async () => {
    const request = requested(process.argv.slice(2));
    const { cluster, namespaces, sqlDatabase } = await stackPlan(devConfigFile);
    if (sqlDatabase?.origin.kind !== "postgres" || sqlDatabase.origin.backup.kind === "off") {
        throw new Refusal(
            "the stack keeps no dumps: it has no Postgres of its own, or sparkstead:sqlDatabase.backup is off",
        );
    }
    await haveKubectl();
    const { context, kubeconfig = adminKubeconfig } = cluster;
    const access = [`--kubeconfig=${kubeconfig}`, `--context=${context}`];
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

function requested(args: string[]): RestoreRequest {
    try {
        const { values, positionals } = parseArgs({
            args,
            options: {
                from: { type: "string" },
                into: { type: "string" },
                overwrite: { type: "boolean", default: false },
            },
            allowPositionals: true,
        });
        const [database, ...more] = positionals;
        if (database !== undefined && more.length === 0) {
            const { from, into, overwrite } = values;
            return { database, from, into, overwrites: overwrite };
        }
    } catch {
        // An unknown option: the usage says which there are.
    }
    throw new Refusal(
        "usage: npm run restore -- DATABASE [--from KEY] [--into DATABASE] [--overwrite]",
    );
}
