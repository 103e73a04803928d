import { fail, pass, reviewed } from "../live/answers.ts";
import type { LiveEvaluator } from "../rule.ts";

interface Review {
    readonly spec: { readonly resourceAttributes: Attributes };
    readonly status?: { readonly allowed?: boolean };
}

interface Attributes {
    readonly group: string;
    readonly resource: string;
    readonly verb: string;
    readonly namespace?: string;
}

/** What `up` makes in each namespace. */
const namespaced = [
    ["", "secrets"],
    ["", "configmaps"],
    ["", "services"],
    ["", "serviceaccounts"],
    ["", "persistentvolumeclaims"],
    ["apps", "deployments"],
    ["apps", "statefulsets"],
    ["batch", "jobs"],
    ["policy", "poddisruptionbudgets"],
    ["rbac.authorization.k8s.io", "roles"],
    ["rbac.authorization.k8s.io", "rolebindings"],
] as const;

/** What it makes beside them. */
const clusterWide = [
    ["", "namespaces"],
    ["rbac.authorization.k8s.io", "clusterroles"],
    ["rbac.authorization.k8s.io", "clusterrolebindings"],
    ["apiextensions.k8s.io", "customresourcedefinitions"],
    ["admissionregistration.k8s.io", "mutatingwebhookconfigurations"],
] as const;

export const probe: LiveEvaluator = async ({ cluster, plan }) => {
    const asked = [
        ...clusterWide.map(([group, resource]) => ({ group, resource, verb: "create" })),
        ...[plan.namespaces.system, plan.namespaces.jobs].flatMap((namespace) =>
            namespaced.map(([group, resource]) => ({ group, resource, verb: "create", namespace })),
        ),
    ];
    const reviews = await reviewed<Review>(cluster, asked.map(review));
    const refused = reviews.filter(({ status }) => status?.allowed !== true);
    return refused.length === 0
        ? [pass(`${reviews.length} rights asked for, all held`)]
        : refused.map(({ spec: { resourceAttributes: right } }) =>
              fail(`may not ${right.verb} ${right.resource} ${where(right)}, which \`up\` does`),
          );
};

function review(resourceAttributes: Attributes): object {
    return {
        apiVersion: "authorization.k8s.io/v1",
        kind: "SelfSubjectAccessReview",
        spec: { resourceAttributes },
    };
}

function where({ namespace }: Attributes): string {
    return namespace === undefined ? "in the cluster" : `in namespace ${namespace}`;
}
