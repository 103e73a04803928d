import { LivyClient } from "../livy.ts";
import type { Session } from "../session.ts";
import { requirePi } from "./sparkPi.ts";

/** Livy runs a batch to its end, shows its driver's log and takes its pods away. */
export async function checkBatch(session: Session): Promise<string> {
    const livy = new LivyClient(session, session.plan, { signal: session.signal });
    const { id } = await livy.submit(session.nameOf("batch"));
    const log = await logOf(livy, id);
    const line = requirePi(log);
    // Livy itself knows applications of YARN alone by their names.
    const [sparkId] = /\bspark-[0-9a-f]{32}\b/.exec(log) ?? [];
    if (sparkId === undefined) {
        throw new Error(`found no name of an application in the log of batch ${id}:\n${log}`);
    }
    await livy.gone(sparkId);
    session.ended.push({ name: `batch ${id}`, sparkId, driverPod: "", log });
    return `${line} by POST /batches`;
}

/** Log of a batch that ended well; whatever happens it leaves no driver behind. */
async function logOf(livy: LivyClient, id: number): Promise<string> {
    try {
        const state = await livy.end(id);
        const log = await livy.log(id);
        if (state !== "success") {
            throw new Error(
                `batch ${id} ended as ${state}; its log ends with:\n${log.slice(-2000)}`,
            );
        }
        return log;
    } finally {
        await livy.delete(id);
    }
}
