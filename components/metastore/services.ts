import * as kubernetes from "@pulumi/kubernetes";

import { selectorLabels } from "../kubernetes/labels.ts";
import { thriftPort } from "./metastoreSite.ts";
import { type MetastoreScope, component, metadataOf } from "./scope.ts";

/** What clients inside the cluster talk to. */
export function thriftService(
    scope: MetastoreScope,
    server: kubernetes.apps.v1.Deployment,
): kubernetes.core.v1.Service {
    const { name, args, parent } = scope;
    return new kubernetes.core.v1.Service(
        name,
        {
            metadata: { ...metadataOf(scope), name: args.serviceName },
            spec: {
                selector: selectorLabels(component, name),
                ports: [{ name: "thrift", port: thriftPort, targetPort: "thrift" }],
            },
        },
        { parent, dependsOn: [server] },
    );
}

/** What clients outside talk to, where they may. */
export function externalService(
    scope: MetastoreScope,
    server: kubernetes.apps.v1.Deployment,
): void {
    const { name, args, parent } = scope;
    const { exposure } = args;
    if (exposure.kind === "none") {
        return;
    }
    const nodePort = exposure.kind === "nodePort" ? exposure.port : undefined;
    new kubernetes.core.v1.Service(
        `${name}-external`,
        {
            metadata: { ...metadataOf(scope), name: `${args.serviceName}-external` },
            spec: {
                type: exposure.kind === "nodePort" ? "NodePort" : "LoadBalancer",
                selector: selectorLabels(component, name),
                ports: [
                    {
                        name: "thrift",
                        port: thriftPort,
                        targetPort: "thrift",
                        ...(nodePort !== undefined && { nodePort }),
                    },
                ],
            },
        },
        { parent, dependsOn: [server] },
    );
}
