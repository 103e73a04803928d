import type * as kubernetes from "@pulumi/kubernetes";

/** A kind of one case alone, so that cases cannot disturb each other. */
export function definition(namespace: string): {
    readonly apiVersion: string;
    readonly kind: string;
    readonly plural: string;
    readonly name: string;
    readonly args: kubernetes.types.input.apiextensions.v1.CustomResourceDefinition;
} {
    const kind = `Thing${namespace.split("-").at(-1) ?? ""}`;
    const plural = `${kind.toLowerCase()}s`;
    const group = "conformance.example.com";
    const name = `${plural}.${group}`;
    return {
        apiVersion: `${group}/v1`,
        kind,
        plural,
        name,
        args: {
            metadata: { name },
            spec: {
                group,
                scope: "Namespaced",
                names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
                versions: [
                    {
                        name: "v1",
                        served: true,
                        storage: true,
                        schema: {
                            openAPIV3Schema: {
                                type: "object",
                                x_kubernetes_preserve_unknown_fields: true,
                            },
                        },
                    },
                ],
            },
        },
    };
}

/** The least that the API takes as pods of a workload. */
export function podTemplate(
    labels: Readonly<Record<string, string>>,
    container: Omit<kubernetes.types.input.core.v1.Container, "name">,
): kubernetes.types.input.core.v1.PodTemplateSpec {
    return {
        metadata: { labels },
        spec: {
            terminationGracePeriodSeconds: 0,
            containers: [{ name: "main", imagePullPolicy: "IfNotPresent", ...container }],
        },
    };
}
