import { stackLabel as labelKey } from "../../components/kubernetes/stackLabel.ts";
import { listed } from "./answers.ts";
import type { LiveWorld } from "./liveWorld.ts";

/** What every object of the API has, as far as it is told whose it is. */
export interface Labelled {
    readonly metadata: {
        readonly name: string;
        readonly namespace?: string;
        readonly labels?: Readonly<Record<string, string>>;
    };
}

/** The objects of the stack in a list of the API. */
export async function stackObjects<T extends Labelled>(
    world: LiveWorld,
    path: string,
): Promise<readonly T[]> {
    const all = await listed<T>(world.cluster, path);
    return all.filter((object) => isOfStack(world, object));
}

/** Whether an object carries the stack's label. */
export function isOfStack({ stackLabel }: LiveWorld, { metadata }: Labelled): boolean {
    return metadata.labels?.[labelKey] === stackLabel;
}
