import { eachResource } from "../evaluators.ts";
import { namespaceOf, objectName, objectsOf } from "../kubernetes/objects.ts";
import { podOf } from "../kubernetes/pods.ts";
import type { PlannedResource } from "../plannedStack.ts";
import type { Rule } from "../rule.ts";

export const mountTokensWhereUsed: Rule = {
    id: "mount-tokens-where-used",
    title: "Only pods whose account has rights get a token of the API server",
    reason: "A token that nobody needs is one that a compromised process can try.",
    source: "P2, P11; https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
    severity: "mandatory",
    remedy: "set automountServiceAccountToken: false, or bind a role to an account of its own; for a chart's pods by its values (sparkstead:sparkOperator.overrides)",
    plan: eachResource((resource, { resources }) => {
        const pod = podOf(resource);
        const account = pod?.serviceAccountName ?? "default";
        const mounts =
            pod?.automountServiceAccountToken ??
            mountsByDefault(resources, namespaceOf(resource), account);
        return pod === undefined || !mounts || isBound(resources, namespaceOf(resource), account)
            ? []
            : [`mounts a token of ${account}, to which no role is bound; none is required`];
    }),
};

function mountsByDefault(
    resources: readonly PlannedResource[],
    namespace: string,
    account: string,
): boolean {
    const found = objectsOf(resources, "ServiceAccount").find(
        (object) => namespaceOf(object) === namespace && objectName(object) === account,
    );
    return found?.props["automountServiceAccountToken"] !== false;
}

interface Binding {
    readonly subjects?: readonly {
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
    }[];
}

function isBound(
    resources: readonly PlannedResource[],
    namespace: string,
    account: string,
): boolean {
    return objectsOf(resources, "RoleBinding", "ClusterRoleBinding").some((binding) =>
        ((binding.props as Binding).subjects ?? []).some(
            (subject) =>
                subject.kind === "ServiceAccount" &&
                subject.name === account &&
                (subject.namespace ?? namespaceOf(binding)) === namespace,
        ),
    );
}
