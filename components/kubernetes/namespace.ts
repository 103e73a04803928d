import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels } from "./labels.ts";

/** Pod Security level that the API server enforces in a namespace. */
export type PodSecurityLevel = "restricted" | "baseline" | "privileged";

/** A namespace whose Pod Security level the API server enforces. */
export function namespace(
    name: string,
    level: PodSecurityLevel,
    opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.Namespace {
    return new kubernetes.core.v1.Namespace(
        name,
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
