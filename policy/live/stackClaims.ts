import { listed } from "./answers.ts";
import type { LiveWorld } from "./liveWorld.ts";
import { isOfStack, stackObjects } from "./stackObjects.ts";

/** The fields of a claim that probes read. */
export interface Claim {
    readonly metadata: {
        readonly name: string;
        readonly namespace: string;
        readonly labels?: Readonly<Record<string, string>>;
    };
    readonly spec?: {
        readonly storageClassName?: string;
        readonly resources?: { readonly requests?: Readonly<Record<string, string>> };
    };
    readonly status?: { readonly phase?: string };
}

interface StatefulSet {
    readonly metadata: { readonly name: string; readonly namespace: string };
    readonly spec?: {
        readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
    };
}

/** Every claim of the stack: those of its own, and those that its StatefulSets make of a template, which carry no label of the stack. */
export async function stackClaims(world: LiveWorld): Promise<readonly Claim[]> {
    const [claims, sets] = await Promise.all([
        listed<Claim>(world.cluster, "/api/v1/persistentvolumeclaims"),
        stackObjects<StatefulSet>(world, "/apis/apps/v1/statefulsets"),
    ]);
    const beginnings = sets.flatMap(({ metadata: { namespace, name }, spec }) =>
        (spec?.volumeClaimTemplates ?? []).map(
            (template) => `${namespace}/${template.metadata.name}-${name}`,
        ),
    );
    return claims.filter(
        (claim) => isOfStack(world, claim) || beginnings.includes(beginningOf(claim)),
    );
}

/** "hdfs/data-datanode-0" -> "hdfs/data-datanode" */
function beginningOf({ metadata: { namespace, name } }: Claim): string {
    return `${namespace}/${name.replace(/-\d+$/, "")}`;
}
