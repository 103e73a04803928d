import type * as pulumi from "@pulumi/pulumi";

import { type NamespaceArgs, namespace } from "../../components/kubernetes/namespace.ts";
import { registrySecret } from "../../components/kubernetes/registrySecret.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import type { Child } from "./child.ts";

/** Makes a namespace by the noun that the platform knows it by, and returns what must be there before a pod in it. */
export type NamespaceMaker = (noun: string, args: NamespaceArgs) => readonly pulumi.Resource[];

/** Every namespace gets the Secret for the registries, where the config has their credentials. */
export function namespaceMaker(
    { images: { madePullSecret } }: PlatformPlan,
    credentials: pulumi.Output<string> | undefined,
    opts: Child,
): NamespaceMaker {
    return (noun, args) => {
        const made = namespace(noun, args, opts);
        if (madePullSecret === undefined || credentials === undefined) {
            return [made];
        }
        const secret = registrySecret(
            `${noun}-registry`,
            { name: madePullSecret, namespace: args.name, credentials },
            { ...opts, dependsOn: [made] },
        );
        return [made, secret];
    };
}
