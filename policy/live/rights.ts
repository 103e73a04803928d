/** A rule of a Role or a ClusterRole. */
export interface RightsRule {
    readonly apiGroups?: readonly string[];
    readonly resources?: readonly string[];
    readonly resourceNames?: readonly string[];
    readonly nonResourceURLs?: readonly string[];
    readonly verbs?: readonly string[];
}

/** Whom a binding gives rights to. */
export interface Subject {
    readonly kind: string;
    readonly name: string;
    readonly namespace?: string;
}

/** Role, RoleBinding, ClusterRole or ClusterRoleBinding, as the API and as Pulumi's inputs hold it. */
export interface RightsObject {
    readonly metadata: {
        readonly name: string;
        readonly namespace?: string;
        readonly labels?: Readonly<Record<string, string>>;
    };
    readonly rules?: readonly RightsRule[] | null;
    readonly roleRef?: { readonly kind: string; readonly name: string };
    readonly subjects?: readonly Subject[] | null;
}

/**
 * What an object grants, one right each, however its rules are cut: "may get pods", "may get secrets (only s3-spark)", "gives ClusterRole
 * edit", "is for ServiceAccount spark-jobs/spark".
 */
export function grantsOf({ rules, roleRef, subjects }: RightsObject): ReadonlySet<string> {
    return new Set([
        ...(rules ?? []).flatMap(rightsOf),
        ...(roleRef === undefined ? [] : [`gives ${roleRef.kind} ${roleRef.name}`]),
        ...(subjects ?? []).map((subject) => `is for ${subjectName(subject)}`),
    ]);
}

/** "ServiceAccount spark-jobs/spark". */
export function subjectName({ kind, name, namespace }: Subject): string {
    return `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
}

function rightsOf(rule: RightsRule): readonly string[] {
    const { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
    const only = resourceNames.length === 0 ? [""] : resourceNames.map((name) => ` (only ${name})`);
    const things = [
        ...resources.flatMap((resource) =>
            apiGroups.flatMap((group) =>
                only.map((name) => `${resource}${group === "" ? "" : `.${group}`}${name}`),
            ),
        ),
        ...nonResourceURLs,
    ];
    return (rule.verbs ?? []).flatMap((verb) => things.map((thing) => `may ${verb} ${thing}`));
}

/** Accounts of some namespaces. */
interface Accounts {
    readonly namespaces: readonly string[];

    /** @default every account */
    readonly name?: string;
}

/** Those among a binding's subjects that such accounts are; what every cluster of a kind gives by itself is nobody's affair. */
export function holdersOf(binding: RightsObject, accounts: Accounts): readonly Subject[] {
    return (binding.subjects ?? []).filter(
        (subject) => isAmong(subject, accounts) && !isGivenByItself(binding, subject),
    );
}

/**
 * ClusterRoles that a cluster gives to accounts by itself, and to which: "any" where the role does no more than every account may.
 * @source Kubernetes, plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go: every account reads how tokens are checked
 * @source OpenShift, openshift-controller-manager, pkg/authorization/defaultrolebindings: all of a project pull its images, and two accounts that each project gets build and deploy
 */
const givenByItself: Readonly<Record<string, "any" | { readonly account: string }>> = {
    "system:service-account-issuer-discovery": "any",
    "system:image-puller": "any",
    "system:image-builder": { account: "builder" },
    "system:deployer": { account: "deployer" },
};

function isGivenByItself({ roleRef }: RightsObject, { kind, name }: Subject): boolean {
    const to = roleRef?.kind === "ClusterRole" ? givenByItself[roleRef.name] : undefined;
    return to === "any" || (kind === "ServiceAccount" && name === to?.account);
}

/** By any of their names: RBAC knows each account as a user and as a member of two groups, too. */
function isAmong(
    { kind, name, namespace }: Subject,
    { namespaces, name: only }: Accounts,
): boolean {
    switch (kind) {
        case "ServiceAccount":
            return (
                namespace !== undefined &&
                namespaces.includes(namespace) &&
                (only === undefined || name === only)
            );
        case "User":
            return namespaces.some((each) => {
                const start = `system:serviceaccount:${each}:`;
                return only === undefined ? name.startsWith(start) : name === `${start}${only}`;
            });
        case "Group":
            return (
                name === "system:serviceaccounts" ||
                namespaces.some((each) => name === `system:serviceaccounts:${each}`)
            );
        default:
            return false;
    }
}
