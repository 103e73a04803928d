import { fail, listed, orUnknown, pass } from "../live/answers.ts";
import { generatedValues } from "../live/generatedValues.ts";
import { type Readable, leaksIn } from "../live/leaks.ts";
import type { LiveWorld } from "../live/liveWorld.ts";
import { existingNamespaces } from "../live/namespaces.ts";
import { type StackExport, logicalName, resourcesOf } from "../live/stackState.ts";
import type { LiveEvaluator } from "../rule.ts";

interface Item {
    readonly metadata: { readonly name: string; readonly annotations?: unknown };
}

/** What is read of each kind: of a Secret all but its data. */
const kinds = {
    ConfigMap: { list: "api/v1", resource: "configmaps", content: (item: object) => item },
    Pod: { list: "api/v1", resource: "pods", content: (item: object) => item },
    Secret: {
        list: "api/v1",
        resource: "secrets",
        content: (item: object) => ({ ...item, data: undefined }),
    },
    SparkApplication: {
        list: "apis/sparkoperator.k8s.io/v1beta2",
        resource: "sparkapplications",
        content: (item: object) => item,
    },
} as const;

export const probe: LiveEvaluator = async (world) => {
    const values = generatedValues(await world.state.revealed());
    const exported = inState(await world.state.exported());
    const namespaces = await existingNamespaces(world);
    const places = [
        () => Promise.resolve(exported),
        ...namespaces.flatMap((namespace) =>
            Object.keys(kinds).map(
                (kind) => () => inCluster(world, kind as keyof typeof kinds, namespace),
            ),
        ),
    ];
    const findings = await Promise.all(
        places.map((place) =>
            orUnknown(async () =>
                leaksIn(await place(), values).map(({ where, path, owner }) =>
                    fail(`${where} holds the value of ${owner} in ${path}, a Secret alone may`),
                ),
            ),
        ),
    );
    return findings.flat().length > 0
        ? findings.flat()
        : [pass(`${values.length} generated values, none outside its Secret`)];
};

function inState(exported: StackExport): readonly Readable[] {
    return resourcesOf(exported).map((resource) => {
        const type = resource.type.split(":").at(-1) ?? "";
        return { name: `the state of ${type} ${logicalName(resource)}`, content: resource };
    });
}

async function inCluster(
    { cluster }: LiveWorld,
    kind: keyof typeof kinds,
    namespace: string,
): Promise<readonly Readable[]> {
    const { list, resource, content } = kinds[kind];
    const items = await listed<Item>(cluster, `/${list}/namespaces/${namespace}/${resource}`);
    return items.map((item) => ({
        name: `${kind} ${namespace}/${item.metadata.name}`,
        content: content(item),
    }));
}
