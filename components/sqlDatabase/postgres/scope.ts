import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels } from "../../kubernetes/labels.ts";
import { podBasics } from "../../kubernetes/podBasics.ts";
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
export function podOf({ args }: PostgresScope): ReturnType<typeof podBasics> {
    return podBasics(user, args.imagePullSecrets);
}
