import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels } from "./labels.ts";

/** Pod Security level that the API server enforces in a namespace. */
type PodSecurityLevel = "restricted" | "baseline" | "privileged";

export interface NamespaceArgs {
    /** Its name in the cluster; a change makes another namespace. */
    readonly name: string;

    readonly level: PodSecurityLevel;
}

/** A namespace whose Pod Security level the API server enforces, by the noun that the platform knows it by. */
export function namespace(
    noun: string,
    { name, level }: NamespaceArgs,
    opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.Namespace {
    return new kubernetes.core.v1.Namespace(
        noun,
        {
            metadata: {
                name,
                labels: {
                    ...recommendedLabels("namespace", name),
                    "pod-security.kubernetes.io/enforce": level,
                    "pod-security.kubernetes.io/warn": level,
                },
            },
        },
        opts,
    );
}
