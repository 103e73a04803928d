import { fail, pass } from "../live/answers.ts";
import { nodesOf } from "../live/nodes.ts";
import type { LiveEvaluator } from "../rule.ts";

export const probe: LiveEvaluator = async ({ cluster }) => {
    const nodes = await nodesOf(cluster);
    const faults = nodes.flatMap(({ metadata, status }) =>
        (status?.conditions ?? [])
            .filter(({ type, status: is }) => (type === "Ready" ? is !== "True" : is === "True"))
            .map(({ type = "?", status: is = "?" }) =>
                fail(`node ${metadata.name} has ${type}=${is}`),
            ),
    );
    return faults.length > 0 ? faults : [pass(`${nodes.length} ready`)];
};
