import type { HadoopConf } from "../render/hadoopXml.ts";
import { clientCoreSite, clientHdfsSite } from "./clientConf.ts";
import { type HdfsTopology, podHosts, ports, zooKeeperQuorum } from "./topology.ts";

/** Folder in which a daemon's volume is mounted. Its data lie one folder below: a new file system's lost+found is in their way. */
export const dataDirectory = "/hadoop/dfs";

/** Folders of each daemon below its own volume. */
export const nameDirectory = `${dataDirectory}/name`;
export const journalDirectory = `${dataDirectory}/journal`;
const blockDirectory = `${dataDirectory}/data`;

/** Variable that tells a NameNode and its failover controller which of the two they are. */
export const nameNodeIdVariable = "HDFS_NN_ID";

/** Variable that tells a DataNode by which name clients reach it. */
export const dataNodeHostVariable = "HDFS_DATANODE_HOST";

/** core-site.xml of HDFS's own daemons. */
export function serverCoreSite(topology: HdfsTopology): HadoopConf {
    return {
        ...clientCoreSite(topology),
        "hadoop.tmp.dir": "/tmp/hadoop",
        // No user of HDFS has an account in a daemon's image: each question for their groups would fork a shell and log a warning.
        "hadoop.security.group.mapping": "org.apache.hadoop.security.NullGroupsMapping",
        ...Object.fromEntries(
            topology.proxyUsers.flatMap((user) => [
                [`hadoop.proxyuser.${user}.hosts`, "*"],
                [`hadoop.proxyuser.${user}.groups`, "*"],
            ]),
        ),
        ...(topology.nameNodes.mode === "ha" && {
            "ha.zookeeper.quorum": zooKeeperQuorum(topology),
            // Both are of the time a failover takes when a machine is lost; 10 s are the default, and less takes a long pause for a death.
            "ha.zookeeper.session-timeout.ms": "10000",
            "ha.failover-controller.graceful-fence.connection.retries": "0",
        }),
    };
}

/** hdfs-site.xml of HDFS's own daemons, the same for all: each reads what is its own. */
export function serverHdfsSite(topology: HdfsTopology): HadoopConf {
    return {
        ...clientHdfsSite(topology),
        "dfs.namenode.rpc-bind-host": "0.0.0.0",
        "dfs.namenode.http-bind-host": "0.0.0.0",
        "dfs.namenode.name.dir": `file://${nameDirectory}`,
        "dfs.datanode.data.dir": `file://${blockDirectory}`,
        // Pods' addresses have no names to be looked up by.
        "dfs.namenode.datanode.registration.ip-hostname-check": "false",
        ...(topology.dataNodes.kind === "daemonSet" && {
            // The node's address, so that nobody has to resolve node names.
            "dfs.datanode.hostname": `\${env.${dataNodeHostVariable}:-}`,
        }),
        ...(topology.nameNodes.mode === "ha" && quorumConf(topology)),
    };
}

/** How old a segment of edits is when the standby, which looks once a minute, has another one begun; 120 s by default. */
export const segmentSeconds = 60;

function quorumConf(topology: HdfsTopology): HadoopConf {
    const journals = podHosts(topology, "journalnode").map(
        (host) => `${host}:${ports.journalNode}`,
    );
    return {
        "dfs.ha.namenode.id": `\${env.${nameNodeIdVariable}:-}`,
        "dfs.ha.automatic-failover.enabled": "true",
        // JournalNodes fence by epochs: a NameNode that was active cannot write any more.
        "dfs.ha.fencing.methods": "shell(/bin/true)",
        "dfs.namenode.shared.edits.dir": `qjournal://${journals.join(";")}/${topology.nameservice}`,
        "dfs.journalnode.edits.dir": journalDirectory,
        "dfs.ha.log-roll.period": String(segmentSeconds),
        // A JournalNode that was away gets what it missed from the others; upstream's two minutes leave a new disk empty for long.
        "dfs.journalnode.sync.interval": "30000",
    };
}
