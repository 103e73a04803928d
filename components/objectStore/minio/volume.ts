import * as kubernetes from "@pulumi/kubernetes";

import { type MinioScope, labelsOf } from "./scope.ts";

/**
 * The store's volume. It is a claim of its own and not the StatefulSet's template, which is immutable: so it grows in place. A change
 * that needs another volume makes one beside it, and the old one stays until its namespace goes.
 */
export function volume(scope: MinioScope): kubernetes.core.v1.PersistentVolumeClaim {
    const { name, args, parent } = scope;
    return new kubernetes.core.v1.PersistentVolumeClaim(
        `${name}-data`,
        {
            metadata: {
                namespace: args.namespace,
                labels: labelsOf(scope),
                // Where the StorageClass waits for the first pod, a claim is never bound before the server runs.
                annotations: { "pulumi.com/skipAwait": "true" },
            },
            spec: {
                accessModes: ["ReadWriteOnce"],
                ...(args.storageClass !== undefined && { storageClassName: args.storageClass }),
                resources: { requests: { storage: args.storage } },
            },
        },
        { parent, retainOnDelete: true },
    );
}
