import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** How people reach a web page or an API. */
export type Exposure =
    | { readonly kind: "portForward" }
    | {
          readonly kind: "ingress";
          readonly host: string;
          readonly ingressClass?: string | undefined;
      };

interface IngressScope {
    readonly name: string;
    readonly metadata: kubernetes.types.input.meta.v1.ObjectMeta;
    readonly parent: pulumi.ComponentResource;
}

/** The Ingress of a Service's port "http", where the exposure asks for one. */
export function exposed(
    { name, metadata, parent }: IngressScope,
    exposure: Exposure,
    service: kubernetes.core.v1.Service,
): readonly kubernetes.networking.v1.Ingress[] {
    if (exposure.kind === "portForward") {
        return [];
    }
    const backend = { service: { name: service.metadata.name, port: { name: "http" } } };
    return [
        new kubernetes.networking.v1.Ingress(
            name,
            {
                metadata,
                spec: {
                    ...(exposure.ingressClass !== undefined && {
                        ingressClassName: exposure.ingressClass,
                    }),
                    rules: [
                        {
                            host: exposure.host,
                            http: { paths: [{ path: "/", pathType: "Prefix", backend }] },
                        },
                    ],
                },
            },
            { parent },
        ),
    ];
}
