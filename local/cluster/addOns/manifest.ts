import type { types } from "@pulumi/kubernetes";

/** An object to apply; its kind decides what else it holds. */
export type Manifest = { readonly kind: string; readonly apiVersion: string } & (
    | types.input.apiregistration.v1.APIService
    | types.input.apps.v1.Deployment
    | types.input.core.v1.ConfigMap
    | types.input.core.v1.Namespace
    | types.input.core.v1.Service
    | types.input.core.v1.ServiceAccount
    | types.input.rbac.v1.ClusterRole
    | types.input.rbac.v1.ClusterRoleBinding
    | types.input.rbac.v1.Role
    | types.input.rbac.v1.RoleBinding
    | types.input.storage.v1.StorageClass
);

/** A container that Pod Security `restricted` lets pass. */
export const restrictedContainer: types.input.core.v1.SecurityContext = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
};

/** The one workload of an add-on: one pod that runs under the add-on's own account. */
export interface AddOnPod {
    readonly name: string;
    readonly namespace: string;
    readonly pod: Omit<types.input.core.v1.PodSpec, "containers">;
    readonly container: Omit<types.input.core.v1.Container, "name">;
}

export function addOnDeployment({ name, namespace, pod, container }: AddOnPod): Manifest {
    const labels = { "app.kubernetes.io/name": name };
    return {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name, namespace, labels },
        spec: {
            replicas: 1,
            // One node: two of them at a time help nobody.
            strategy: { type: "Recreate" },
            selector: { matchLabels: labels },
            template: {
                metadata: { labels },
                spec: {
                    serviceAccountName: name,
                    priorityClassName: "system-cluster-critical",
                    enableServiceLinks: false,
                    ...pod,
                    containers: [
                        {
                            name,
                            imagePullPolicy: "IfNotPresent",
                            securityContext: restrictedContainer,
                            ...container,
                        },
                    ],
                },
            },
        },
    };
}

/** An account and the role that it is bound to in the whole cluster. */
export function accountWithClusterRole(
    name: string,
    namespace: string,
    rules: types.input.rbac.v1.PolicyRule[],
): Manifest[] {
    const role = `sparkstead:${name}`;
    return [
        { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace } },
        {
            apiVersion: "rbac.authorization.k8s.io/v1",
            kind: "ClusterRole",
            metadata: { name: role },
            rules,
        },
        {
            apiVersion: "rbac.authorization.k8s.io/v1",
            kind: "ClusterRoleBinding",
            metadata: { name: role },
            roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
            subjects: [{ kind: "ServiceAccount", name, namespace }],
        },
    ];
}
