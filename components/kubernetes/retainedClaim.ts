import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import type { Quantity } from "../render/quantity.ts";

interface RetainedClaimArgs {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;

    /** Size of the volume. It grows in place where the StorageClass can; Kubernetes refuses to shrink it. */
    readonly storage: Quantity;

    /** @default the cluster's default StorageClass */
    readonly storageClass?: string | undefined;
}

/**
 * The volume of a server with one pod. It is a claim of its own and not the StatefulSet's template, which is immutable: so it grows in
 * place. A change that needs another volume makes one beside it, and the old one stays until its namespace goes.
 */
export function retainedClaim(
    name: string,
    { namespace, labels, storage, storageClass }: RetainedClaimArgs,
    parent: pulumi.ComponentResource,
): kubernetes.core.v1.PersistentVolumeClaim {
    return new kubernetes.core.v1.PersistentVolumeClaim(
        name,
        {
            metadata: {
                namespace,
                labels,
                // Where the StorageClass waits for the first pod, a claim is never bound before the server runs.
                annotations: { "pulumi.com/skipAwait": "true" },
            },
            spec: {
                accessModes: ["ReadWriteOnce"],
                ...(storageClass !== undefined && { storageClassName: storageClass }),
                resources: { requests: { storage } },
            },
        },
        { parent, retainOnDelete: true },
    );
}
