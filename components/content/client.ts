import * as kubernetes from "@pulumi/kubernetes";

import { selectorLabels } from "../kubernetes/labels.ts";
import { rollsPods } from "../kubernetes/rollsPods.ts";
import { type ContentScope, labelsOf, podOf } from "./scope.ts";

/** A pod that sleeps until somebody runs a command in it: uploads do, and people may. */
export function client(scope: ContentScope): kubernetes.apps.v1.Deployment {
    const { name, parent, args, access } = scope;
    const metadata = { namespace: args.namespace, labels: labelsOf(scope, "client") };
    const scripts = new kubernetes.core.v1.ConfigMap(
        `${name}-client`,
        { metadata, data: { ...access.scripts } },
        { parent, ...rollsPods },
    );
    return new kubernetes.apps.v1.Deployment(
        `${name}-client`,
        {
            metadata: { ...metadata, name: args.clientName },
            spec: {
                replicas: 1,
                // One at a time: a command must not land in a pod that is about to go.
                strategy: { type: "Recreate" },
                selector: { matchLabels: selectorLabels(`${access.component}-client`, name) },
                template: {
                    metadata: { labels: metadata.labels, annotations: access.annotations },
                    spec: {
                        ...podOf(scope, "client", { command: ["sleep", "infinity"], scripts }),
                        // A process with number 1 does not hear a TERM that it has no handler for.
                        terminationGracePeriodSeconds: 1,
                    },
                },
            },
        },
        { parent, dependsOn: [...access.ready] },
    );
}
