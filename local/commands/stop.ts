import { rm } from "node:fs/promises";
import { join } from "node:path";

import { stopCluster } from "../cluster/cluster.ts";
import { main } from "../main.ts";
import { givenOptions } from "../options.ts";
import { localDirectory } from "../paths.ts";
import { phase, say } from "../progress.ts";
import { rememberedCluster } from "../stack/chosenCluster.ts";
import { devStack } from "../stack/devStack.ts";
import { clearStaleLocks } from "../stack/locks.ts";
import { operate } from "../stack/pulumi.ts";
import { presentToolchain } from "../toolchain/toolchain.ts";

/** What a purge deletes of this checkout; builds in the shared cache and logs stay. */
const purged = [
    "state",
    "passphrase",
    "pulumi",
    "bin",
    "env.sh",
    "cluster.json",
    "Pulumi.dev.yaml",
    "Pulumi.dev.written.yaml",
    "Pulumi.dev.next.yaml",
];

/** `npm stop [-- --purge]`: ends what `npm start` has started. Data stay unless they are purged. */
await main(async () => {
    const { purge = false } = givenOptions({ purge: { type: "boolean" } });
    const cluster = await rememberedCluster();
    const toolchain = await presentToolchain();
    const stack = toolchain === undefined ? undefined : devStack(toolchain);
    if (stack !== undefined) {
        await clearStaleLocks(stack);
    }
    if (cluster?.origin === "given") {
        if (purge && stack !== undefined) {
            await phase("destroy the stack on your cluster", () =>
                operate(stack, ["destroy", "--yes", "--skip-preview"]),
            );
        } else {
            say(
                `context ${cluster.context} is a cluster of yours and goes on; npm stop -- --purge takes the platform away from it`,
            );
        }
    }
    await stopCluster({ purge });
    if (purge) {
        await Promise.all(
            purged.map((name) => rm(join(localDirectory, name), { recursive: true, force: true })),
        );
    }
});
