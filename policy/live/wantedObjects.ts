import type { Finding } from "../rule.ts";
import { fail, listed, orUnknown } from "./answers.ts";
import type { LiveWorld } from "./liveWorld.ts";
import { type Labelled, isOfStack } from "./stackObjects.ts";
import { type StackExport, declaredObjects } from "./stackState.ts";

/** An object of the stack, by the state or by its label. */
export interface WantedObject<T> {
    /** "Deployment spark-system/minio". */
    readonly name: string;
    readonly live: T;

    /** What the state has of it. */
    readonly declared: T | undefined;
}

interface Kind<T> {
    /** "apps/v1". */
    readonly api: string;

    /** "Deployment". */
    readonly kind: string;

    /** "deployments". */
    readonly resource: string;

    /** What may be gone although the state has it. @default nothing */
    readonly goesByItself?: (object: T) => boolean;
}

interface Wanted<T> {
    readonly objects: readonly WantedObject<T>[];

    /** What the state wants and the cluster does not have, or that the state does not tell. */
    readonly findings: readonly Finding[];
}

/** The stack's objects of some kinds. Where the state does not tell, those that the cluster has are looked at nevertheless. */
export async function wantedObjects<T extends Labelled>(
    world: LiveWorld,
    kinds: readonly Kind<T>[],
): Promise<Wanted<T>> {
    let state: StackExport = { deployment: {} };
    const untold = await orUnknown(async () => {
        state = await world.state.exported();
        return [];
    });
    const wanted = await Promise.all(kinds.map((kind) => wantedOf(kind, state, world)));
    return {
        objects: wanted.flatMap(({ objects }) => objects),
        findings: [...untold, ...wanted.flatMap(({ findings }) => findings)],
    };
}

async function wantedOf<T extends Labelled>(
    { api, kind, resource, goesByItself = () => false }: Kind<T>,
    state: StackExport,
    world: LiveWorld,
): Promise<Wanted<T>> {
    const nameOf = ({ metadata }: T): string =>
        `${kind} ${metadata.namespace ?? ""}/${metadata.name}`;
    const all = await listed<T>(world.cluster, `/apis/${api}/${resource}`);
    const declared = new Map(
        (declaredObjects(state, `${api}:${kind}`) as readonly T[]).map(
            (object) => [nameOf(object), object] as const,
        ),
    );
    const there = new Set(all.map(nameOf));
    return {
        objects: all
            .filter((live) => declared.has(nameOf(live)) || isOfStack(world, live))
            .map((live) => ({ name: nameOf(live), live, declared: declared.get(nameOf(live)) })),
        findings: [...declared]
            .filter(([name, object]) => !there.has(name) && !goesByItself(object))
            .map(([name]) => fail(`${name} is not there, the state has it`)),
    };
}
