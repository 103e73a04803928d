import type { FileSystem } from "../contracts/fileSystem.ts";
import type { Endpoint } from "../kubernetes/endpoint.ts";

/** dfs.namenode.rpc-address where it names none: DFS_NAMENODE_RPC_PORT_DEFAULT. */
const usualPort = 8020;

/** Where an HDFS's NameNodes listen, by what its clients are told; none for another kind of file system. */
export function nameNodeEndpoints({
    defaultFs,
    hdfsSite,
}: Pick<FileSystem, "defaultFs" | "hdfsSite">): readonly Endpoint[] {
    const { protocol, hostname, port } = new URL(defaultFs);
    if (protocol !== "hdfs:") {
        return [];
    }
    const listed = hdfsSite[`dfs.ha.namenodes.${hostname}`]?.split(",") ?? [];
    const addresses = listed.flatMap(
        (nameNode) => hdfsSite[`dfs.namenode.rpc-address.${hostname}.${nameNode.trim()}`] ?? [],
    );
    return listed.length === 0
        ? [{ host: hostname, port: port === "" ? usualPort : Number(port) }]
        : addresses.map(endpointOfAddress);
}

function endpointOfAddress(address: string): Endpoint {
    const [host = "", port = String(usualPort)] = address.split(":");
    return { host, port: Number(port) };
}
