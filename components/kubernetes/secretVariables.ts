import type * as kubernetes from "@pulumi/kubernetes";

import type { SecretKeyRef } from "../contracts/secretKeyRef.ts";

/** Environment variables of a container whose values the kubelet takes from Secrets. */
export function secretVariables(
    variables: Readonly<Record<string, SecretKeyRef>>,
): kubernetes.types.input.core.v1.EnvVar[] {
    return Object.entries(variables).map(([name, { secretName, key }]) => ({
        name,
        valueFrom: { secretKeyRef: { name: secretName, key } },
    }));
}
