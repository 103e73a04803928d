import assert from "node:assert/strict";

import { clientCoreSite, clientHdfsSite } from "../../../components/hdfs/clientConf.ts";
import { heapMebibytes } from "../../../components/hdfs/jvm.ts";
import { serverCoreSite, serverHdfsSite } from "../../../components/hdfs/serverConf.ts";
import { zooCfg } from "../../../components/hdfs/zooKeeperConf.ts";
import { nodeDataNodes, singleNameNode, topologyWith } from "./topologyWith.ts";

describe("the client's files", () => {
    it("name both NameNodes by their pods' own names", () => {
        const conf = clientHdfsSite(topologyWith());

        assert.deepEqual(
            [0, 1].map((ordinal) => conf[`dfs.namenode.rpc-address.lake.nn${ordinal}`]),
            [0, 1].map(
                (ordinal) => `hdfs-namenode-${ordinal}.hdfs-namenode.hdfs.svc.cluster.local:8020`,
            ),
        );
    });

    it("say nothing that is of no use to a client", () => {
        const keys = Object.keys({
            ...clientCoreSite(topologyWith()),
            ...clientHdfsSite(topologyWith()),
        });

        assert.deepEqual(
            keys.filter((key) => /zookeeper|journal|proxyuser|\.dir$|fencing|bind-host/.test(key)),
            [],
        );
    });

    it("are part of the servers', so that the two cannot differ", () => {
        for (const [client, server] of [
            [clientCoreSite(topologyWith()), serverCoreSite(topologyWith())],
            [clientHdfsSite(topologyWith()), serverHdfsSite(topologyWith())],
        ] as const) {
            assert.deepEqual({ ...server, ...client }, server);
        }
    });
});

describe("the servers' files", () => {
    it("write edits to every JournalNode and elect by every ZooKeeper", () => {
        const edits = serverHdfsSite(topologyWith())["dfs.namenode.shared.edits.dir"];
        const quorum = serverCoreSite(topologyWith())["ha.zookeeper.quorum"];

        assert.equal(
            edits,
            `qjournal://${[0, 1, 2].map((ordinal) => `hdfs-journalnode-${ordinal}.hdfs-journalnode.hdfs.svc.cluster.local:8485`).join(";")}/lake`,
        );
        assert.equal(quorum?.split(",").length, 3);
    });

    it("know of no quorum where there is one NameNode", () => {
        const topology = topologyWith({ nameNodes: singleNameNode });

        const keys = Object.keys({ ...serverCoreSite(topology), ...serverHdfsSite(topology) });

        assert.deepEqual(
            keys.filter((key) => /zookeeper|journal|shared|automatic-failover/.test(key)),
            [],
        );
    });

    it("let HttpFS act for its callers, and nobody where there is no HttpFS", () => {
        const proxies = (proxyUsers: string[]): string[] =>
            Object.keys(serverCoreSite(topologyWith({ proxyUsers }))).filter((key) =>
                key.includes("proxyuser"),
            );

        assert.deepEqual(proxies(["httpfs"]), [
            "hadoop.proxyuser.httpfs.hosts",
            "hadoop.proxyuser.httpfs.groups",
        ]);
        assert.deepEqual(proxies([]), []);
    });

    it("send clients to the node's address where DataNodes use the node's network", () => {
        const key = "dfs.datanode.hostname";

        assert.equal(
            serverHdfsSite(topologyWith({ dataNodes: nodeDataNodes }))[key],
            "${env.HDFS_DATANODE_HOST:-}",
        );
        assert.equal(serverHdfsSite(topologyWith())[key], undefined);
    });
});

describe("zoo.cfg", () => {
    it("names every server by an id that begins at 1", () => {
        assert.deepEqual(zooCfg(topologyWith()).match(/^server\.\d+=[^:]+/gm), [
            "server.1=hdfs-zookeeper-0.hdfs-zookeeper.hdfs.svc.cluster.local",
            "server.2=hdfs-zookeeper-1.hdfs-zookeeper.hdfs.svc.cluster.local",
            "server.3=hdfs-zookeeper-2.hdfs-zookeeper.hdfs.svc.cluster.local",
        ]);
    });
});

describe("a daemon's heap", () => {
    it("is half of a small container, all but 1 GiB of a large one", () => {
        assert.deepEqual(
            ["160Mi", "512Mi", "2Gi", "8Gi"].map(heapMebibytes),
            [80, 256, 1024, 7168],
        );
    });
});
