import type { types } from "@pulumi/kubernetes";

import type { GatewayAbilities } from "../contracts/sparkGateway.ts";

type Rule = types.input.rbac.v1.PolicyRule;

/**
 * What Livy may do in the jobs' namespace: submit as spark-submit does, read a driver's log, delete a driver. Whatever else a driver made
 * goes with it.
 * @source https://github.com/apache/spark/blob/v3.5.8/resource-managers/kubernetes/core, KubernetesClientApplication.scala
 */
export function jobRules({ follows }: GatewayAbilities): Rule[] {
    return [
        { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "create", "delete"] },
        {
            apiGroups: [""],
            resources: ["services", "configmaps", "persistentvolumeclaims"],
            // It applies what a driver needs on the server's side, and takes it back where the driver is refused.
            verbs: ["create", "patch", "delete"],
        },
        { apiGroups: [""], resources: ["pods/log"], verbs: ["get"] },
        // 0.9 looks for an Ingress of each application, also where it makes none.
        ...(follows === "driver"
            ? [{ apiGroups: ["networking.k8s.io"], resources: ["ingresses"], verbs: ["list"] }]
            : []),
    ];
}

/** 0.9 looks for its drivers in all namespaces at once, whatever it submits to; with less, a batch stays "starting" for ever. */
export const clusterRules: readonly Rule[] = [
    { apiGroups: [""], resources: ["pods"], verbs: ["list"] },
];
