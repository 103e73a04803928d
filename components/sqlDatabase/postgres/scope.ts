import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels } from "../../kubernetes/labels.ts";
import { restrictedPod } from "../../kubernetes/podSecurity.ts";
import type { PostgresArgs } from "./postgres.ts";

/** What every builder of the component's children works with. */
export interface PostgresScope {
    readonly name: string;
    readonly args: PostgresArgs;
    readonly parent: pulumi.ComponentResource;
}

/** The official image's user, and ours. */
const user = 999;

/** The superuser that `initdb` makes. */
export const superuser = "postgres";

export function labelsOf({ name }: PostgresScope): Readonly<Record<string, string>> {
    return recommendedLabels("postgres", name);
}

/** What the pods of server and Jobs have in common. */
export function podOf({ args }: PostgresScope): {
    readonly automountServiceAccountToken: false;
    readonly enableServiceLinks: false;
    readonly securityContext: ReturnType<typeof restrictedPod>;
    readonly imagePullSecrets: { name: string }[];
} {
    return {
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: restrictedPod(user),
        imagePullSecrets: args.imagePullSecrets.map((name) => ({ name })),
    };
}
