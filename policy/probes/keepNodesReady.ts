import { fail, pass } from "../live/answers.ts";
import { nodesOf } from "../live/nodes.ts";
import type { LiveEvaluator } from "../rule.ts";

/**
 * A role in etcd that k3s and RKE2 tell as a condition; neither value is a fault.
 * @source https://github.com/k3s-io/k3s/issues/8997
 */
const etcdRole = "EtcdIsVoter";

export const probe: LiveEvaluator = async ({ cluster }) => {
    const nodes = await nodesOf(cluster);
    const faults = nodes.flatMap(({ metadata, status }) =>
        (status?.conditions ?? [])
            .filter(({ type }) => type !== etcdRole)
            .filter(({ type, status: is }) => (isGoodNews(type) ? is !== "True" : is === "True"))
            .map(({ type = "?", status: is = "?" }) =>
                fail(`node ${metadata.name} has ${type}=${is}`),
            ),
    );
    return faults.length > 0 ? faults : [pass(`${nodes.length} ready`)];
};

/**
 * Ready, and what agents of a cloud add: KernelReady, StorageReady.
 * @source https://github.com/aws/eks-node-monitoring-agent
 */
function isGoodNews(type = ""): boolean {
    return type.endsWith("Ready");
}
