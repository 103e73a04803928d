import { type ReportRow, rowOf } from "../report/report.ts";
import type { Rule } from "../rule.ts";
import { orUnknown, unknown } from "./answers.ts";
import type { LiveWorld } from "./liveWorld.ts";

/**
 * Asks the cluster what every rule wants to know of it before or after an `up`. Where it does not answer at all that is said once, and
 * the rest is unknown.
 */
export async function askCluster(
    moment: "live" | "after",
    rules: readonly Rule[],
    world: LiveWorld,
): Promise<readonly ReportRow[]> {
    const asking = rules.flatMap((rule) => {
        const evaluator = rule[moment];
        return evaluator === undefined ? [] : [{ rule, evaluator }];
    });
    const isSilent = (await world.cluster.get("/version")).kind === "failed";
    return Promise.all(
        asking.map(async ({ rule, evaluator }) => {
            const findings =
                isSilent && rule.id !== "reach-the-cluster"
                    ? [unknown("the cluster does not answer")]
                    : await orUnknown(() => evaluator(world));
            return rowOf(rule, moment, findings);
        }),
    );
}
