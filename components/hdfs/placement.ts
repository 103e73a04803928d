import type * as kubernetes from "@pulumi/kubernetes";

import { type HdfsScope, selectorOf } from "./scope.ts";
import type { HdfsRole } from "./topology.ts";

type Affinity = kubernetes.types.input.core.v1.Affinity;

/** Whether pods of a role may share a node when there are too few of them. */
export type Spread = "required" | "preferred";

/** Keeps the pods of a role on different nodes. */
export function apart(scope: HdfsScope, role: HdfsRole): Affinity {
    const term = {
        labelSelector: { matchLabels: selectorOf(scope, role) },
        topologyKey: "kubernetes.io/hostname",
    };
    return {
        podAntiAffinity:
            scope.args.spread === "required"
                ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
                : {
                      preferredDuringSchedulingIgnoredDuringExecution: [
                          { weight: 100, podAffinityTerm: term },
                      ],
                  },
    };
}

/** Label by which a node's owner keeps DataNodes off it. */
const excludeLabel = { key: "hdfs-datanode-exclude", value: "yes" } as const;

/** Every node whose owner does not say otherwise. */
export const notExcluded: Affinity = {
    nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
                {
                    matchExpressions: [
                        {
                            key: excludeLabel.key,
                            operator: "NotIn",
                            values: [excludeLabel.value],
                        },
                    ],
                },
            ],
        },
    },
};
