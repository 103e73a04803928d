import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels, selectorLabels } from "../kubernetes/labels.ts";
import type { HdfsClusterArgs } from "./hdfsCluster.ts";
import { type HdfsRole, roleName, roleNamespace } from "./topology.ts";

/** What every builder of the component's children works with. */
export interface HdfsScope {
    readonly name: string;
    readonly args: HdfsClusterArgs;
    readonly parent: pulumi.ComponentResource;
}

type Labels = Readonly<Record<string, string>>;

/** Logical name of a role's child. */
export function childName({ name }: HdfsScope, role: HdfsRole): string {
    return `${name}-${role}`;
}

export function labelsOf({ name }: HdfsScope, role: HdfsRole): Labels {
    return recommendedLabels(`hdfs-${role}`, name);
}

export function selectorOf({ name }: HdfsScope, role: HdfsRole): Labels {
    return selectorLabels(`hdfs-${role}`, name);
}

/** Metadata of a role's workload and Service. */
export function metadataOf(
    scope: HdfsScope,
    role: HdfsRole,
): { readonly name: string; readonly namespace: string; readonly labels: Labels } {
    const { topology } = scope.args;
    return {
        name: roleName(topology, role),
        namespace: roleNamespace(topology, role),
        labels: labelsOf(scope, role),
    };
}
