import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { TrialPlatform } from "../support/trialPlatform.ts";
import { type Planned, made, planned } from "./fault.ts";
import { trial } from "./trialObjects.ts";

const apiGroup = "rbac.authorization.k8s.io";

/** Resources by the group of their API. */
type Rights = Readonly<Record<string, readonly string[]>>;

/** What `up` and the checklist make, change and take away, but for Roles. */
export const rightsOfUp: Rights = {
    "": [
        ...["configmaps", "namespaces", "persistentvolumeclaims", "pods", "pods/exec"],
        ...["secrets", "serviceaccounts", "services"],
    ],
    apps: ["daemonsets", "deployments", "statefulsets"],
    batch: ["cronjobs", "jobs"],
    policy: ["poddisruptionbudgets"],
    "networking.k8s.io": ["ingresses"],
    [apiGroup]: ["rolebindings", "clusterroles", "clusterrolebindings"],
    "apiextensions.k8s.io": ["customresourcedefinitions"],
    "admissionregistration.k8s.io": [
        ...["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
    ],
    "sparkoperator.k8s.io": ["scheduledsparkapplications", "sparkapplications"],
};

/** A config with another way to the cluster. */
export async function accessTo(
    { cluster, stack }: TrialPlatform,
    server: string,
    user: object = {},
): Promise<Readonly<Record<string, unknown>>> {
    const kubeconfig = join(dirname(stack.configFile), `${trial}.kubeconfig`);
    const context = trial;
    const trust = server.startsWith("https:") ? { "insecure-skip-tls-verify": true } : {};
    await writeFile(
        kubeconfig,
        JSON.stringify({
            apiVersion: "v1",
            kind: "Config",
            clusters: [{ name: context, cluster: { server, ...trust } }],
            users: [{ name: context, user }],
            contexts: [{ name: context, context: { cluster: context, user: context } }],
        }),
    );
    return { kubernetes: { context, kubeconfig, identity: cluster.identity } };
}

/** Somebody who may read everything, and make, change and delete no more than this. */
export async function actingAs(platform: TrialPlatform, rights: Rights): Promise<Planned> {
    const namespace = "default";
    const { undo } = await made(
        platform,
        { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: trial, namespace } },
        {
            apiVersion: `${apiGroup}/v1`,
            kind: "ClusterRole",
            metadata: { name: trial },
            rules: [
                { apiGroups: ["*"], resources: ["*"], verbs: ["get", "list", "watch"] },
                { nonResourceURLs: ["*"], verbs: ["get"] },
                ...Object.entries(rights).map(([group, resources]) => ({
                    apiGroups: [group],
                    resources,
                    verbs: ["create", "patch", "delete"],
                })),
            ],
        },
        {
            apiVersion: `${apiGroup}/v1`,
            kind: "ClusterRoleBinding",
            metadata: { name: trial },
            roleRef: { apiGroup, kind: "ClusterRole", name: trial },
            subjects: [{ kind: "ServiceAccount", name: trial, namespace }],
        },
    );
    const token = await platform.kubectl(["create", "token", trial, `--namespace=${namespace}`]);
    const server = await platform.kubectl([
        ...["config", "view", "--minify", "--output=jsonpath={.clusters[0].cluster.server}"],
    ]);
    const access = await accessTo(platform, server, { token: token.trim() });
    return { ...(await planned(platform, "rights", access)), undo };
}
