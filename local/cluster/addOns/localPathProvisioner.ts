import { places } from "../layout.ts";
import { accountWithClusterRole, addOnDeployment, type Manifest } from "./manifest.ts";

const name = "local-path-provisioner";
const namespace = "local-path-storage";

/** Volumes as folders of the machine, and the default StorageClass that asks for them. */
export function localPathProvisioner(image: string, helperImage: string): readonly Manifest[] {
    const rbac = "rbac.authorization.k8s.io";
    return [
        {
            apiVersion: "v1",
            kind: "Namespace",
            metadata: {
                name: namespace,
                // The helper pods that make and remove the folders mount them from the machine.
                labels: { "pod-security.kubernetes.io/enforce": "privileged" },
            },
        },
        ...accountWithClusterRole(name, namespace, [
            {
                apiGroups: [""],
                resources: ["nodes", "persistentvolumeclaims", "configmaps", "pods", "pods/log"],
                verbs: ["get", "list", "watch"],
            },
            {
                apiGroups: [""],
                resources: ["persistentvolumes"],
                verbs: ["get", "list", "watch", "create", "patch", "update", "delete"],
            },
            { apiGroups: [""], resources: ["events"], verbs: ["create", "patch"] },
            {
                apiGroups: ["storage.k8s.io"],
                resources: ["storageclasses"],
                verbs: ["get", "list", "watch"],
            },
        ]),
        {
            apiVersion: `${rbac}/v1`,
            kind: "Role",
            metadata: { name, namespace },
            rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["create", "delete"] }],
        },
        {
            apiVersion: `${rbac}/v1`,
            kind: "RoleBinding",
            metadata: { name, namespace },
            roleRef: { apiGroup: rbac, kind: "Role", name },
            subjects: [{ kind: "ServiceAccount", name, namespace }],
        },
        {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name, namespace },
            data: configuration(helperImage),
        },
        addOnDeployment({
            name,
            namespace,
            pod: { volumes: [{ name: "configuration", configMap: { name } }] },
            container: {
                image,
                args: [
                    "start",
                    "--config",
                    "/etc/config/config.json",
                    "--configmap-name",
                    name,
                    "--service-account-name",
                    name,
                ],
                env: [
                    {
                        name: "POD_NAMESPACE",
                        valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } },
                    },
                    // With it the provisioner reads a changed configuration without a restart.
                    { name: "CONFIG_MOUNT_PATH", value: "/etc/config/" },
                ],
                volumeMounts: [{ name: "configuration", mountPath: "/etc/config" }],
                resources: {
                    requests: { cpu: "25m", memory: "32Mi" },
                    limits: { memory: "128Mi" },
                },
            },
        }),
        {
            apiVersion: "storage.k8s.io/v1",
            kind: "StorageClass",
            metadata: {
                name: "local-path",
                annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
            },
            provisioner: "rancher.io/local-path",
            volumeBindingMode: "WaitForFirstConsumer",
            reclaimPolicy: "Delete",
        },
    ];
}

/** Files that the provisioner reads; the scripts run in the helper pod. */
function configuration(helperImage: string): Record<string, string> {
    const helperPod = {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "helper-pod" },
        spec: {
            containers: [
                {
                    name: "helper-pod",
                    image: helperImage,
                    imagePullPolicy: "IfNotPresent",
                    resources: { requests: { cpu: "10m", memory: "8Mi" } },
                },
            ],
        },
    };
    return {
        "config.json": JSON.stringify({
            nodePathMap: [{ node: "DEFAULT_PATH_FOR_NON_LISTED_NODES", paths: [places.volumes] }],
        }),
        // Open to all, since a volume's user is known to its pod alone.
        setup: '#!/bin/sh\nset -eu\nmkdir -m 0777 -p "$VOL_DIR"\n',
        teardown: '#!/bin/sh\nset -eu\nrm -rf "$VOL_DIR"\n',
        "helperPod.yaml": JSON.stringify(helperPod),
    };
}
