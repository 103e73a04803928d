import * as kubernetes from "@pulumi/kubernetes";

import { type HdfsScope, childName, metadataOf, selectorOf } from "./scope.ts";
import { type HdfsRole, type HdfsTopology, replicasOf } from "./topology.ts";

/**
 * How many pods of a role may be taken away on purpose at a time: one less than may be lost, so that an accident meanwhile is still
 * borne, but never none, or no node could be drained.
 */
function maxUnavailable(topology: HdfsTopology, role: HdfsRole): number {
    const replicas = replicasOf(topology, role);
    switch (role) {
        case "zookeeper":
        case "journalnode":
            return Math.max(1, Math.floor((replicas - 1) / 2) - 1);
        case "datanode":
            return Math.max(1, Math.min(topology.replication, replicas) - 2);
        default:
            return 1;
    }
}

/** Keeps drains of nodes from taking a role's quorum; a role of one pod has none, for it would never let its node go. */
export function disruptionBudget(
    scope: HdfsScope,
    role: HdfsRole,
): kubernetes.policy.v1.PodDisruptionBudget | undefined {
    const { topology } = scope.args;
    return replicasOf(topology, role) === 1
        ? undefined
        : new kubernetes.policy.v1.PodDisruptionBudget(
              childName(scope, role),
              {
                  metadata: metadataOf(scope, role),
                  spec: {
                      maxUnavailable: maxUnavailable(topology, role),
                      selector: { matchLabels: selectorOf(scope, role) },
                  },
              },
              { parent: scope.parent },
          );
}
