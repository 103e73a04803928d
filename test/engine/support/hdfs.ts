import {
    type HdfsRole,
    ports,
    roleName,
    roleNamespace,
} from "../../../components/hdfs/topology.ts";
import type { TrialPlatform } from "./trialPlatform.ts";

/** Where a pod of HDFS is. */
export function hdfsPod(
    { plan }: TrialPlatform,
    role: HdfsRole,
    ordinal: number,
): { readonly namespace: string; readonly pod: string } {
    const origin = plan.fileSystem?.origin;
    if (origin?.kind !== "hdfs") {
        throw new Error("the platform has no HDFS of its own");
    }
    const { topology } = origin;
    return {
        namespace: roleNamespace(topology, role),
        pod: `${roleName(topology, role)}-${ordinal}`,
    };
}

/**
 * Ordinal of the active NameNode.
 * @throws Error where none is.
 */
export async function activeNameNode(platform: TrialPlatform): Promise<number> {
    for (const ordinal of [0, 1]) {
        if ((await nameNodeState(platform, ordinal)) === "active") {
            return ordinal;
        }
    }
    throw new Error("no NameNode is active");
}

/** What a NameNode says of itself, asked through the API server. */
async function nameNodeState(
    platform: TrialPlatform,
    ordinal: number,
): Promise<string | undefined> {
    const { namespace, pod } = hdfsPod(platform, "namenode", ordinal);
    const path = `/api/v1/namespaces/${namespace}/pods/${pod}:${ports.nameNodeHttp}/proxy/jmx?qry=Hadoop:service=NameNode,name=NameNodeStatus`;
    const text = await platform.kubectl(["get", "--raw", path]).catch(() => "{}");
    const { beans } = JSON.parse(text) as { beans?: readonly { readonly State?: string }[] };
    return beans?.[0]?.State;
}
