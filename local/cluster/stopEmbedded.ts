import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";

import { holdingLock } from "../builds/lock.ts";
import { localDirectory } from "../paths.ts";
import { phase, say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { endDaemon } from "./daemon.ts";
import { daemonNames } from "./daemons.ts";
import { clusterLock } from "./embedded.ts";
import { endPods, isDead, ourMounts, removeTraces, unmountAll } from "./ending.ts";
import { places } from "./layout.ts";
import { removeNodeNetwork } from "./nodeNetwork.ts";

/** Ends everything that `startEmbedded` started; purging deletes its data too. */
export async function stopEmbedded({ purge }: { purge: boolean }): Promise<void> {
    // It may run on after somebody has deleted its folder.
    if (!existsSync(places.cluster) && isDead()) {
        say("the embedded cluster is not there");
        return;
    }
    await mkdir(localDirectory, { recursive: true });
    await holdingLock(clusterLock, async () => {
        await phase("stop the embedded cluster", stop);
        if (purge) {
            await phase("delete the embedded cluster's data", deleteData);
        }
    });
}

async function stop(): Promise<void> {
    // The kubelet first, or it would start again what we end; the daemons on which others depend last.
    await endDaemon("kubelet");
    await endPods();
    for (const name of daemonNames.toReversed()) {
        await endDaemon(name);
    }
    await unmountAll();
    await removeNodeNetwork();
    await removeTraces();
}

async function deleteData(): Promise<void> {
    // Through a mount that was left, the deletion would go on into what is mounted there.
    const [mount] = ourMounts();
    if (mount !== undefined) {
        throw new Refusal(
            `embedded cluster: ${mount} is still mounted, so nothing was deleted; unmount it and run this again`,
        );
    }
    await rm(places.cluster, { recursive: true, force: true });
}
