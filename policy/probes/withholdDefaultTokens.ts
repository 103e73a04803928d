import { fail, listed, pass } from "../live/answers.ts";
import type { LiveWorld } from "../live/liveWorld.ts";
import { existingNamespaces } from "../live/namespaces.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

interface Secret {
    readonly metadata: {
        readonly name: string;
        readonly annotations?: Readonly<Record<string, string>>;
    };
    readonly type?: string;
}

interface Pod {
    readonly metadata: { readonly name: string };
    readonly spec: {
        readonly serviceAccountName?: string;
        readonly volumes?: readonly {
            readonly projected?: {
                readonly sources?: readonly { readonly serviceAccountToken?: unknown }[];
            };
        }[];
    };
}

interface Binding {
    readonly metadata: { readonly name: string };
    readonly subjects?: readonly {
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
    }[];
}

export const probe: LiveEvaluator = async (world) => {
    const namespaces = await existingNamespaces(world);
    const findings = await Promise.all(namespaces.map((namespace) => lookedAt(namespace, world)));
    const faults = findings.flat();
    return faults.length > 0 ? faults : [pass(`${namespaces.length} namespaces`)];
};

async function lookedAt(namespace: string, { cluster }: LiveWorld): Promise<readonly Finding[]> {
    const [secrets, pods, bindings] = await Promise.all([
        listed<Secret>(cluster, `/api/v1/namespaces/${namespace}/secrets`),
        listed<Pod>(cluster, `/api/v1/namespaces/${namespace}/pods`),
        listed<Binding>(
            cluster,
            `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings`,
        ),
    ]);
    return [
        ...secrets
            .filter(
                ({ type, metadata }) =>
                    type === "kubernetes.io/service-account-token" &&
                    metadata.annotations?.["kubernetes.io/service-account.name"] === "default",
            )
            .map(({ metadata }) =>
                fail(`Secret ${namespace}/${metadata.name} is a token of the default account`),
            ),
        ...pods
            .filter(({ spec }) => spec.serviceAccountName === "default" && hasToken(spec))
            .map(({ metadata }) =>
                fail(`Pod ${namespace}/${metadata.name} has a token of the default account`),
            ),
        ...bindings
            .filter(({ subjects = [] }) =>
                subjects.some(
                    (subject) =>
                        subject.kind === "ServiceAccount" &&
                        subject.name === "default" &&
                        (subject.namespace ?? namespace) === namespace,
                ),
            )
            .map(({ metadata }) =>
                fail(
                    `RoleBinding ${namespace}/${metadata.name} gives rights to the default account`,
                ),
            ),
    ];
}

function hasToken({ volumes = [] }: Pod["spec"]): boolean {
    return volumes.some(({ projected }) =>
        projected?.sources?.some(({ serviceAccountToken }) => serviceAccountToken !== undefined),
    );
}
