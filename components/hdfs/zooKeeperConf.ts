import { type HdfsTopology, podHosts, ports } from "./topology.ts";

export const zooKeeperDirectory = "/data";

/**
 * Text of zoo.cfg.
 * @source https://zookeeper.apache.org/doc/r3.9.5/zookeeperAdmin.html
 */
export function zooCfg(topology: HdfsTopology): string {
    const servers = podHosts(topology, "zookeeper").map(
        (host, ordinal) =>
            `server.${zooKeeperId(ordinal)}=${host}:${ports.zooKeeperPeer}:${ports.zooKeeperElection};${ports.zooKeeper}`,
    );
    return [
        `dataDir=${zooKeeperDirectory}`,
        "tickTime=2000",
        "initLimit=10",
        "syncLimit=5",
        // Failover controllers write little; what they wrote a week ago nobody needs.
        "autopurge.snapRetainCount=3",
        "autopurge.purgeInterval=24",
        // A pod's name is bound to another address after each start.
        "quorumListenOnAllIPs=true",
        "standaloneEnabled=false",
        `admin.serverPort=${ports.zooKeeperAdmin}`,
        ...servers,
        "",
    ].join("\n");
}

/** What ZooKeeper calls the server of an ordinal; its ids begin at 1. */
function zooKeeperId(ordinal: number): number {
    return ordinal + 1;
}

/** Text of logback.xml: everything to standard output. */
export const logbackXml = `<configuration>
  <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%d{ISO8601} %-5p %c{1}: %m%n</pattern></encoder>
  </appender>
  <root level="INFO"><appender-ref ref="console"/></root>
</configuration>
`;
