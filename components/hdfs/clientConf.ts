import type { HadoopConf } from "../render/hadoopXml.ts";
import { type HdfsTopology, nameNodeId, podHosts, ports, replicasOf } from "./topology.ts";

/**
 * Value of fs.defaultFS. The nameservice stands for the NameNodes in `single` mode, too, so that a copy of the file system under the
 * other mode keeps its paths.
 */
export function defaultFs({ nameservice }: HdfsTopology): string {
    return `hdfs://${nameservice}`;
}

/** core-site.xml of a client. */
export function clientCoreSite(topology: HdfsTopology): HadoopConf {
    return {
        "fs.defaultFS": defaultFs(topology),
        // A lost machine answers nothing, and a client waits 20 s for it by default: longer than the failover takes.
        "ipc.client.connect.timeout": "5000",
    };
}

/**
 * hdfs-site.xml of a client.
 * @source https://hadoop.apache.org/docs/r3.4.2/hadoop-project-dist/hadoop-hdfs/HDFSHighAvailabilityWithQJM.html
 */
export function clientHdfsSite(topology: HdfsTopology): HadoopConf {
    const { nameservice, replication } = topology;
    return {
        ...nameserviceConf(topology),
        [`dfs.client.failover.proxy.provider.${nameservice}`]:
            "org.apache.hadoop.hdfs.server.namenode.ha.ConfiguredFailoverProxyProvider",
        // Upstream's pauses grow to 15 s, in which a client sleeps through a failover's end. Ours end after two minutes as well.
        "dfs.client.failover.max.attempts": "30",
        "dfs.client.failover.sleep.max.millis": "5000",
        // The same pauses are between the questions to a NameNode in safe mode; ten, as upstream has it, would be less than a minute.
        "dfs.client.retry.max.attempts": "30",
        "dfs.replication": String(replication),
        ...replacementConf(topology),
    };
}

/** Which NameNodes there are, and where. */
function nameserviceConf(topology: HdfsTopology): HadoopConf {
    const { nameservice } = topology;
    const hosts = podHosts(topology, "namenode");
    return {
        "dfs.nameservices": nameservice,
        [`dfs.ha.namenodes.${nameservice}`]: hosts
            .map((_, ordinal) => nameNodeId(ordinal))
            .join(","),
        ...Object.fromEntries(
            hosts.flatMap((host, ordinal) => {
                const id = `${nameservice}.${nameNodeId(ordinal)}`;
                return [
                    [`dfs.namenode.rpc-address.${id}`, `${host}:${ports.nameNode}`],
                    [`dfs.namenode.http-address.${id}`, `${host}:${ports.nameNodeHttp}`],
                ];
            }),
        ),
    };
}

/**
 * A writer whose DataNode dies asks for another one in its place, and fails where there is none. Where every DataNode holds a copy
 * there never is, so it goes on with those that are left.
 * @source hdfs-default.xml, dfs.client.block.write.replace-datanode-on-failure.best-effort
 */
function replacementConf(topology: HdfsTopology): HadoopConf {
    return topology.replication < replicasOf(topology, "datanode")
        ? {}
        : { "dfs.client.block.write.replace-datanode-on-failure.best-effort": "true" };
}
