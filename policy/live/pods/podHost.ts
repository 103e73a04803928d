import type { Answer } from "../cluster.ts";

/** Where pods of ours can be made. */
export interface PodHost {
    /** What a path of the API holds at this moment. */
    look(path: string): Promise<Answer>;

    /** Makes an object of a collection: "/api/v1/namespaces/x/pods". */
    make(path: string, manifest: object): Promise<Answer>;

    /** Takes an object away, also after an interruption. */
    remove(path: string): Promise<Answer>;
}
