import { mkdir } from "node:fs/promises";

import { embeddedStatus } from "./cluster/cluster.ts";
import { kindIsUsable } from "./cluster/kindCluster.ts";
import { refuseSmallMachine, refuseWrongMachine } from "./cluster/machine.ts";
import { localDirectory } from "./paths.ts";

/** Refuses before anything long begins what the embedded node would refuse half an hour later. */
export async function preflight(context: string | undefined): Promise<void> {
    const named = context ?? process.env["SPARKSTEAD_CONTEXT"] ?? "";
    const { state } = await embeddedStatus();
    if (named !== "" || state === "ready" || (state === "absent" && (await kindIsUsable()))) {
        return;
    }
    refuseWrongMachine();
    await mkdir(localDirectory, { recursive: true });
    await refuseSmallMachine();
}
