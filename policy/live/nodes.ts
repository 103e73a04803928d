import { listed } from "./answers.ts";
import type { Cluster } from "./cluster.ts";

/** The fields of a node that probes read. */
export interface Node {
    readonly metadata: {
        readonly name: string;
        readonly labels?: Readonly<Record<string, string>>;
    };
    readonly spec?: {
        readonly unschedulable?: boolean;
        readonly taints?: readonly { readonly key?: string; readonly effect?: string }[];
    };
    readonly status?: {
        readonly allocatable?: Readonly<Record<string, string>>;
        readonly conditions?: readonly { readonly type?: string; readonly status?: string }[];
        readonly images?: readonly { readonly names?: readonly string[] }[];
    };
}

/** Every node of the cluster. */
export function nodesOf(cluster: Cluster): Promise<readonly Node[]> {
    return listed<Node>(cluster, "/api/v1/nodes");
}

/** Whether pods without tolerations can be put there. */
export function isSchedulable({ spec }: Node): boolean {
    return (
        spec?.unschedulable !== true &&
        !(spec?.taints ?? []).some(
            ({ effect }) => effect === "NoSchedule" || effect === "NoExecute",
        )
    );
}
