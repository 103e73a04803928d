import { refusedRights } from "../live/accessReviews.ts";
import { fail, pass } from "../live/answers.ts";
import { type Right, neededRights } from "../live/neededRights.ts";
import type { LiveEvaluator } from "../rule.ts";

export const probe: LiveEvaluator = async ({ cluster, plan }) => {
    const needed = neededRights(plan);
    const refused = await refusedRights(cluster, needed);
    const byResource = Map.groupBy(refused, (right) => `${right.resource} ${placeOf(right)}`);
    return refused.length === 0
        ? [pass(`${needed.length} rights asked for, all held`)]
        : [...byResource].map(([what, rights]) =>
              fail(
                  `may not ${rights.map(({ verb }) => verb).join(", ")} ${what}, which \`up\` does`,
              ),
          );
};

function placeOf({ namespace }: Right): string {
    return namespace === undefined ? "in the cluster" : `in namespace ${namespace}`;
}
