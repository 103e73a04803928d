import type { SecretKeyRef } from "../contracts/secretKeyRef.ts";

/** A variable as Kubernetes and charts spell it; no interface, which would not do as a chart's value. */
type SecretVariable = {
    readonly name: string;
    readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
};

/** Environment variables of a container whose values the kubelet takes from Secrets. */
export function secretVariables(
    variables: Readonly<Record<string, SecretKeyRef>>,
): SecretVariable[] {
    return Object.entries(variables).map(([name, { secretName, key }]) => ({
        name,
        valueFrom: { secretKeyRef: { name: secretName, key } },
    }));
}
