import { type Node, nodesOf } from "../live/nodes.ts";
import { Untold, fail, listed, pass } from "../live/answers.ts";
import type { LiveEvaluator } from "../rule.ts";

export const probe: LiveEvaluator = async ({ cluster }) => {
    const nodes = await nodesOf(cluster);
    try {
        const measured = await listed<Node>(cluster, "/apis/metrics.k8s.io/v1beta1/nodes");
        const names = new Set(measured.map(({ metadata }) => metadata.name));
        const missing = nodes.filter(({ metadata }) => !names.has(metadata.name));
        return missing.length === 0
            ? [pass(`measures ${names.size} of ${nodes.length} nodes`)]
            : [
                  fail(
                      `no metrics of node ${missing.map(({ metadata }) => metadata.name).join(", ")}, those of every node are required`,
                  ),
              ];
    } catch (error) {
        // An APIService without endpoints answers 503: that is the fault itself, not an obstacle to finding it.
        if (error instanceof Untold && !error.message.includes("(Forbidden)")) {
            return [fail(`metrics.k8s.io does not answer (${error.message})`)];
        }
        throw error;
    }
};
