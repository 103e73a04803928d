import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import type { GatewayAbilities } from "../contracts/sparkGateway.ts";
import { clusterRules, jobRules } from "./livyRules.ts";

interface AccessArgs {
    readonly serviceAccount: string;

    /** Namespace of Livy. */
    readonly namespace: string;

    /** Namespace of drivers and executors. */
    readonly jobNamespace: string;

    readonly abilities: GatewayAbilities;
    readonly labels: Readonly<Record<string, string>>;
}

/** Livy's identity with the rights that its line needs. */
export function access(
    name: string,
    { serviceAccount, namespace, jobNamespace, abilities, labels }: AccessArgs,
    parent: pulumi.ComponentResource,
): readonly pulumi.Resource[] {
    const apiGroup = "rbac.authorization.k8s.io";
    const subjects = [{ kind: "ServiceAccount", name: serviceAccount, namespace }];
    const metadata = { name: serviceAccount, namespace: jobNamespace, labels };
    const account = new kubernetes.core.v1.ServiceAccount(
        name,
        {
            metadata: { name: serviceAccount, namespace, labels },
            automountServiceAccountToken: false,
        },
        { parent },
    );
    const role = new kubernetes.rbac.v1.Role(
        name,
        { metadata, rules: jobRules(abilities) },
        { parent },
    );
    const binding = new kubernetes.rbac.v1.RoleBinding(
        name,
        { metadata, roleRef: { apiGroup, kind: "Role", name: serviceAccount }, subjects },
        { parent, dependsOn: [account, role] },
    );
    if (abilities.follows === "submission") {
        return [binding];
    }
    // The rule declare-cluster-roles knows it by this name.
    const clusterMetadata = { name: "livy-drivers", labels };
    const clusterRole = new kubernetes.rbac.v1.ClusterRole(
        name,
        { metadata: clusterMetadata, rules: [...clusterRules] },
        { parent },
    );
    return [
        binding,
        new kubernetes.rbac.v1.ClusterRoleBinding(
            name,
            {
                metadata: clusterMetadata,
                roleRef: { apiGroup, kind: "ClusterRole", name: clusterMetadata.name },
                subjects,
            },
            { parent, dependsOn: [account, clusterRole] },
        ),
    ];
}
