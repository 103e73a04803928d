import { mkdir } from "node:fs/promises";

import { embeddedStatus } from "./cluster/cluster.ts";
import { daemonNames, daemonPorts } from "./cluster/daemons.ts";
import { kindIsUsable } from "./cluster/kindCluster.ts";
import {
    refuseSmallMachine,
    refuseTakenNetworks,
    refuseTakenPorts,
    refuseWrongMachine,
} from "./cluster/machine.ts";
import { localDirectory } from "./paths.ts";

/** Refuses before anything long begins what the embedded node would refuse half an hour later. */
export async function preflight(context: string | undefined): Promise<void> {
    const named = context ?? process.env["SPARKSTEAD_CONTEXT"] ?? "";
    const { state, daemons } = await embeddedStatus();
    const isUp = Object.values(daemons).some((pid) => pid !== undefined);
    if (named !== "" || isUp || (state === "absent" && (await kindIsUsable()))) {
        return;
    }
    refuseWrongMachine();
    await mkdir(localDirectory, { recursive: true });
    await refuseSmallMachine();
    refuseTakenNetworks();
    refuseTakenPorts(daemonNames.map((name) => ({ name, ports: daemonPorts[name] })));
}
