import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels } from "./labels.ts";

interface RegistrySecretArgs {
    /** Fixed: pods of running applications, which Pulumi does not own, name it. */
    readonly name: string;
    readonly namespace: string;

    /** Content of a Docker config.json. */
    readonly credentials: pulumi.Output<string>;
}

/** What the kubelet shows to registries for the pods of a namespace. */
export function registrySecret(
    name: string,
    args: RegistrySecretArgs,
    opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.Secret {
    return new kubernetes.core.v1.Secret(
        name,
        {
            metadata: {
                name: args.name,
                namespace: args.namespace,
                labels: recommendedLabels("registry-credentials", args.namespace),
            },
            type: "kubernetes.io/dockerconfigjson",
            stringData: { ".dockerconfigjson": args.credentials },
        },
        opts,
    );
}
