import { type ReportRow, rowOf } from "../report/report.ts";
import type { Finding, LiveEvaluator, Rule } from "../rule.ts";
import { Untold, unknown } from "./answers.ts";
import type { LiveWorld } from "./liveWorld.ts";

/** Asks the cluster what every rule wants to know of it. Where it does not answer at all that is said once, and the rest is unknown. */
export async function askLive(
    rules: readonly Rule[],
    world: LiveWorld,
): Promise<readonly ReportRow[]> {
    const asking = rules.flatMap(({ live, ...rule }) =>
        live === undefined ? [] : [{ rule, live }],
    );
    const answer = await world.cluster.get("/version");
    const isSilent = answer.kind === "failed";
    return Promise.all(
        asking.map(async ({ rule, live }) => {
            const findings =
                isSilent && rule.id !== "reach-the-cluster"
                    ? [unknown("the cluster does not answer")]
                    : await findingsOf(live, world);
            return rowOf(rule, "live", findings);
        }),
    );
}

async function findingsOf(live: LiveEvaluator, world: LiveWorld): Promise<readonly Finding[]> {
    try {
        return await live(world);
    } catch (error) {
        if (error instanceof Untold) {
            return [unknown(error.message)];
        }
        throw error;
    }
}
