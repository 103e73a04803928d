import { type ReportRow, rowOf } from "../report/report.ts";
import type { Finding, LiveEvaluator, Rule } from "../rule.ts";
import { Untold, unknown } from "./answers.ts";
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
                    : await findingsOf(evaluator, world);
            return rowOf(rule, moment, findings);
        }),
    );
}

async function findingsOf(evaluator: LiveEvaluator, world: LiveWorld): Promise<readonly Finding[]> {
    try {
        return await evaluator(world);
    } catch (error) {
        if (error instanceof Untold) {
            return [unknown(error.message)];
        }
        throw error;
    }
}
