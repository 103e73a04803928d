import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels } from "../kubernetes/labels.ts";
import type { HiveMetastoreArgs } from "./hiveMetastore.ts";

/** What every builder of the component's children works with. */
export interface MetastoreScope {
    readonly name: string;
    readonly args: HiveMetastoreArgs;
    readonly parent: pulumi.ComponentResource;
}

/** Its name among the recommended labels. */
export const component = "hive-metastore";

export function metadataOf({ name, args }: MetastoreScope): {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
} {
    return { namespace: args.namespace, labels: recommendedLabels(component, name) };
}
