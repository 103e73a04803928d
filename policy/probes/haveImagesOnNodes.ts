import { fail, pass, unknown } from "../live/answers.ts";
import { isSchedulable, nodesOf } from "../live/nodes.ts";
import type { LiveEvaluator } from "../rule.ts";

/** Host in the names of what was built here and pushed nowhere: no registry has it. */
const nowhere = "sparkstead.local/";

/** A kubelet reports no more than these: nodeStatusMaxImages of its configuration. */
const reportedAtMost = 50;

export const probe: LiveEvaluator = async ({ cluster, plan }) => {
    const nodes = (await nodesOf(cluster)).filter(isSchedulable);
    const images = [...new Set(Object.values(plan.images.references))];
    const findings = images.flatMap((image) => {
        const without = nodes.filter(
            ({ status }) => !(status?.images ?? []).some(({ names = [] }) => names.includes(image)),
        );
        const names = without.map(({ metadata }) => metadata.name).join(", ");
        if (without.length === 0) {
            return [];
        }
        const mayHideIt = without.some(
            ({ status }) => (status?.images ?? []).length >= reportedAtMost,
        );
        return image.startsWith(nowhere) && !mayHideIt
            ? [fail(`${image} is not on node ${names}, and in no registry`)]
            : [
                  unknown(
                      `${image} is not seen on node ${names}; only a pod can tell whether it can be pulled`,
                  ),
              ];
    });
    return findings.length > 0
        ? findings
        : [pass(`${images.length} images on ${nodes.length} nodes`)];
};
