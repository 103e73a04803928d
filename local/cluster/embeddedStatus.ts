import { existsSync } from "node:fs";

import { daemonProcess } from "./daemon.ts";
import { type DaemonName, daemonNames } from "./daemons.ts";
import { nodeIsReady } from "./embedded.ts";
import { adminKubeconfig } from "./layout.ts";

export interface EmbeddedStatus {
    /** `ready`: all of it runs and takes pods; `broken`: a part of it does not, and another start mends it. */
    readonly state: "absent" | "stopped" | "broken" | "ready";

    /** Process of each daemon; undefined for one that does not run. */
    readonly daemons: Readonly<Record<DaemonName, number | undefined>>;
}

/** What of the embedded cluster is there and runs; changes nothing. */
export async function embeddedStatus(): Promise<EmbeddedStatus> {
    const daemons = Object.fromEntries(
        daemonNames.map((name) => [name, daemonProcess(name)?.pid]),
    ) as Record<DaemonName, number | undefined>;
    const running = Object.values(daemons).filter((pid) => pid !== undefined).length;
    if (running === 0) {
        return { state: existsSync(adminKubeconfig) ? "stopped" : "absent", daemons };
    }
    const isWhole = running === daemonNames.length && (await nodeIsReady());
    return { state: isWhole ? "ready" : "broken", daemons };
}
