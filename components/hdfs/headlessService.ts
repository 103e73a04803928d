import * as kubernetes from "@pulumi/kubernetes";

import { type HdfsScope, childName, metadataOf, selectorOf } from "./scope.ts";
import type { HdfsRole } from "./topology.ts";

/** Names each pod of a role, also before it is ready: daemons look up one another, and themselves, while they start. */
export function headlessService(
    scope: HdfsScope,
    role: HdfsRole,
    named: Readonly<Record<string, number>>,
): kubernetes.core.v1.Service {
    return new kubernetes.core.v1.Service(
        childName(scope, role),
        {
            metadata: {
                ...metadataOf(scope, role),
                // Pulumi would wait for its pods, which do not start before it is there.
                annotations: { "pulumi.com/skipAwait": "true" },
            },
            spec: {
                clusterIP: "None",
                publishNotReadyAddresses: true,
                selector: selectorOf(scope, role),
                ports: Object.entries(named).map(([name, port]) => ({ name, port })),
            },
        },
        { parent: scope.parent },
    );
}
