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
        readonly addresses?: readonly { readonly type?: string; readonly address?: string }[];
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

/** Where other machines find it. */
export function addressOf({ status }: Node): string | undefined {
    return status?.addresses?.find(({ type }) => type === "InternalIP")?.address;
}

/** Whether it is not kept out of HDFS. */
export function takesDataNode({ metadata }: Node): boolean {
    return metadata.labels?.["hdfs-datanode-exclude"] !== "yes";
}
