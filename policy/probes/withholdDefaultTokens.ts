import { fail, listed, orUnknown, pass } from "../live/answers.ts";
import type { LiveWorld } from "../live/liveWorld.ts";
import { existingNamespaces } from "../live/namespaces.ts";
import { type RightsObject, holdersOf, subjectName } from "../live/rights.ts";
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

const api = "/apis/rbac.authorization.k8s.io/v1";

export const probe: LiveEvaluator = async (world) => {
    const namespaces = await existingNamespaces(world);
    const findings = await Promise.all([
        ...namespaces.map((namespace) => orUnknown(() => lookedAt(namespace, world))),
        orUnknown(async () => {
            const bindings = await listed<RightsObject>(
                world.cluster,
                `${api}/clusterrolebindings`,
            );
            return rightsIn(bindings, "ClusterRoleBinding ", namespaces);
        }),
    ]);
    return findings.flat().length > 0 ? findings.flat() : [pass(`${namespaces.length} namespaces`)];
};

async function lookedAt(namespace: string, { cluster }: LiveWorld): Promise<readonly Finding[]> {
    const [secrets, pods, bindings] = await Promise.all([
        listed<Secret>(cluster, `/api/v1/namespaces/${namespace}/secrets`),
        listed<Pod>(cluster, `/api/v1/namespaces/${namespace}/pods`),
        listed<RightsObject>(cluster, `${api}/namespaces/${namespace}/rolebindings`),
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
        ...rightsIn(bindings, `RoleBinding ${namespace}/`, [namespace]),
    ];
}

/** Bindings that give something to the default account of one of the namespaces. */
function rightsIn(
    bindings: readonly RightsObject[],
    prefix: string,
    namespaces: readonly string[],
): readonly Finding[] {
    return bindings.flatMap((binding) =>
        holdersOf(binding, { namespaces, name: "default" }).map((holder) =>
            fail(
                `${prefix}${binding.metadata.name} gives rights to the default account: it is for ${subjectName(holder)}`,
            ),
        ),
    );
}

function hasToken({ volumes = [] }: Pod["spec"]): boolean {
    return volumes.some(({ projected }) =>
        projected?.sources?.some(({ serviceAccountToken }) => serviceAccountToken !== undefined),
    );
}
