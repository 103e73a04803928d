import { listed } from "./answers.ts";
import type { LiveWorld } from "./liveWorld.ts";

/** The fields of a namespace that probes read. */
export interface Namespace {
    readonly metadata: {
        readonly name: string;
        readonly uid?: string;
        readonly labels?: Readonly<Record<string, string>>;
    };
}

/** The platform's namespaces that are there already. */
export async function platformNamespaces({
    cluster,
    plan,
}: LiveWorld): Promise<readonly Namespace[]> {
    const names: readonly string[] = Object.values(plan.namespaces);
    const all = await listed<Namespace>(cluster, "/api/v1/namespaces");
    return all.filter(({ metadata }) => names.includes(metadata.name));
}

/** Their names. */
export async function existingNamespaces(world: LiveWorld): Promise<readonly string[]> {
    return (await platformNamespaces(world)).map(({ metadata }) => metadata.name);
}
