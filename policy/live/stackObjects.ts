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
    { cluster, stackLabel }: LiveWorld,
    path: string,
): Promise<readonly T[]> {
    const all = await listed<T>(cluster, path);
    return all.filter(({ metadata }) => metadata.labels?.[labelKey] === stackLabel);
}
