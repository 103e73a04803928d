import { stackLabel as labelKey } from "../../components/kubernetes/stackLabel.ts";
import { fail, listed, orUnknown, pass } from "../live/answers.ts";
import type { LiveWorld } from "../live/liveWorld.ts";
import { existingNamespaces } from "../live/namespaces.ts";
import { type RightsObject, grantsOf, holdersOf } from "../live/rights.ts";
import { type StackExport, declaredObjects } from "../live/stackState.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

/** Rights of one kind in one place, as the state and as the cluster have them. */
interface Place {
    readonly kind: Kind;
    readonly namespace: string | undefined;
    readonly declared: readonly RightsObject[];
}

const kinds = {
    Role: { resource: "roles", namespaced: true },
    RoleBinding: { resource: "rolebindings", namespaced: true },
    ClusterRole: { resource: "clusterroles", namespaced: false },
    ClusterRoleBinding: { resource: "clusterrolebindings", namespaced: false },
} as const;

type Kind = keyof typeof kinds;

const api = "rbac.authorization.k8s.io/v1";

export const probe: LiveEvaluator = async (world) => {
    const state = await world.state.exported();
    const namespaces = await existingNamespaces(world);
    const places = (Object.keys(kinds) as Kind[]).flatMap((kind) =>
        placesOf(kind, state, namespaces),
    );
    const findings = await Promise.all(
        places.map((place) =>
            orUnknown(async () =>
                drift(place, await objectsIn(place, world), { world, namespaces }),
            ),
        ),
    );
    const count = places.reduce((sum, { declared }) => sum + declared.length, 0);
    return findings.flat().length > 0
        ? findings.flat()
        : [pass(`${count} roles and bindings as the state has them`)];
};

function placesOf(kind: Kind, state: StackExport, existing: readonly string[]): readonly Place[] {
    const declared = declaredObjects(state, `${api}:${kind}`) as readonly RightsObject[];
    if (!kinds[kind].namespaced) {
        return [{ kind, namespace: undefined, declared }];
    }
    const namespaces = new Set([
        ...existing,
        ...declared.flatMap(({ metadata }) => metadata.namespace ?? []),
    ]);
    return [...namespaces].map((namespace) => ({
        kind,
        namespace,
        declared: declared.filter(({ metadata }) => metadata.namespace === namespace),
    }));
}

function objectsIn(
    { kind, namespace }: Place,
    { cluster }: LiveWorld,
): Promise<readonly RightsObject[]> {
    const within = namespace === undefined ? "" : `namespaces/${namespace}/`;
    return listed<RightsObject>(cluster, `/apis/${api}/${within}${kinds[kind].resource}`);
}

interface Platform {
    readonly world: LiveWorld;
    readonly namespaces: readonly string[];
}

function drift(
    { kind, namespace, declared }: Place,
    objects: readonly RightsObject[],
    platform: Platform,
): readonly Finding[] {
    const nameOf = ({ metadata: { name } }: RightsObject): string =>
        `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
    const twin = (among: readonly RightsObject[], { metadata }: RightsObject) =>
        among.find((other) => other.metadata.name === metadata.name);
    return [
        ...declared.flatMap((object) => {
            const live = twin(objects, object);
            return live === undefined
                ? [fail(`${nameOf(object)} is not there, the state has it`)]
                : differences(object, live).map((what) => fail(`${nameOf(object)} ${what}`));
        }),
        ...objects
            .filter((object) => twin(declared, object) === undefined)
            .flatMap((object) =>
                claimsOf(object, platform).map((what) =>
                    fail(`${nameOf(object)} ${what}, and the state does not know it`),
                ),
            ),
    ];
}

function differences(declared: RightsObject, live: RightsObject): readonly string[] {
    const required = grantsOf(declared);
    const found = grantsOf(live);
    return [
        ...[...found]
            .filter((grant) => !required.has(grant))
            .map((grant) => `${grant}, which the state does not have`),
        ...[...required]
            .filter((grant) => !found.has(grant))
            .map((grant) => `no longer ${grant}, which the state has`),
    ];
}

/** What makes an unknown object one of this stack's rights; others in the cluster have their own. */
function claimsOf(
    object: RightsObject,
    { world: { stackLabel }, namespaces }: Platform,
): readonly string[] {
    const holders = holdersOf(object, { namespaces });
    return [
        ...(object.metadata.labels?.[labelKey] === stackLabel ? ["carries the stack's label"] : []),
        ...holders.map(
            (subject) =>
                `gives ${object.roleRef?.kind ?? "?"} ${object.roleRef?.name ?? "?"} to ${subject.kind} ${subject.name}`,
        ),
    ];
}
