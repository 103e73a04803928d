import { mkdir } from "node:fs/promises";

import { embeddedStatus, namedContext } from "./cluster/cluster.ts";
import { daemonNames, daemonPorts } from "./cluster/daemons.ts";
import { useGivenCluster } from "./cluster/givenCluster.ts";
import { kindIsUsable } from "./cluster/kindCluster.ts";
import {
    refuseOtherCluster,
    refuseSmallMachine,
    refuseTakenNetworks,
    refuseTakenPorts,
    refuseWrongMachine,
} from "./cluster/machine.ts";
import { localDirectory } from "./paths.ts";
import { onPath } from "./toolchain/find.ts";

/** Refuses before anything long begins what the embedded node would refuse half an hour later. */
export async function preflight(context: string | undefined): Promise<void> {
    const named = namedContext(context);
    const kubectl = onPath("kubectl");
    if (named !== "" && kubectl !== undefined) {
        // Whatever its version: it only asks whether the cluster is there, before a toolchain is built for it.
        await useGivenCluster({ kubectl, context: named });
    }
    const { state, daemons } = await embeddedStatus();
    const isUp = Object.values(daemons).some((pid) => pid !== undefined);
    if (named !== "" || isUp || (state === "absent" && (await kindIsUsable()))) {
        return;
    }
    refuseWrongMachine();
    refuseOtherCluster();
    await mkdir(localDirectory, { recursive: true });
    await refuseSmallMachine();
    refuseTakenNetworks();
    refuseTakenPorts(daemonNames.map((name) => ({ name, ports: daemonPorts[name] })));
}
