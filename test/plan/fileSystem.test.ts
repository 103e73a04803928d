import assert from "node:assert/strict";

import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import { externalStore, planFaults, planWith } from "../support/config.ts";

const capacity = { cpu: "8", memory: "32Gi" };

function fileSystemWith(fileSystem: Readonly<Record<string, unknown>>): Planned<FileSystem> {
    const plan = planWith({ fileSystem, capacity }).fileSystem;
    assert.ok(plan);
    return plan.fileSystem;
}

function faultsOf(fileSystem: Readonly<Record<string, unknown>>): string[] {
    return planFaults({ fileSystem: { kind: "hdfs", ...fileSystem }, capacity });
}

describe("the plan's file system", () => {
    it("is known to clients by its nameservice, never by one NameNode", () => {
        const { defaultFs, coreSite } = fileSystemWith({ kind: "hdfs", nameservice: "data" });

        assert.equal(defaultFs, "hdfs://data");
        assert.equal(coreSite["fs.defaultFS"], "hdfs://data");
    });

    it("has the same URL with one NameNode as with two", () => {
        const single = fileSystemWith({ kind: "hdfs", nameNodes: { mode: "single" } });
        const ha = fileSystemWith({ kind: "hdfs", nameNodes: { mode: "ha" } });

        assert.equal(single.defaultFs, ha.defaultFs);
        assert.equal(single.hdfsSite["dfs.ha.namenodes.lake"], "nn0");
        assert.equal(ha.hdfsSite["dfs.ha.namenodes.lake"], "nn0,nn1");
    });

    it("has no Ingress without an HttpFS behind it", () => {
        assert.deepEqual(faultsOf({ webHdfs: "off", webHdfsIngress: { host: "hdfs.corp" } }), [
            'sparkstead:fileSystem.webHdfsIngress: found host "hdfs.corp", and there is no HttpFS behind it; have one (sparkstead:fileSystem.webHdfs) or leave it out',
        ]);
    });

    it("gives its client files to every namespace that has clients", () => {
        const { clientNamespaces } = fileSystemWith({ kind: "hdfs" });

        assert.deepEqual(clientNamespaces, [
            "spark-system",
            "spark-jobs",
            "apache-livy",
            "apache-hdfs",
        ]);
    });

    it("keeps as many copies as there are DataNodes, three at most", () => {
        const copies = [1, 2, 5].map(
            (replicas) =>
                fileSystemWith({ kind: "hdfs", dataNodes: { kind: "statefulSet", replicas } })
                    .hdfsSite["dfs.replication"],
        );

        assert.deepEqual(copies, ["1", "2", "3"]);
    });

    it("lets a writer go on without a DataNode only where there is none to take its place", () => {
        const key = "dfs.client.block.write.replace-datanode-on-failure.best-effort";
        const withNodes = (replicas: number): string | undefined =>
            fileSystemWith({ kind: "hdfs", dataNodes: { kind: "statefulSet", replicas } }).hdfsSite[
                key
            ];

        assert.deepEqual([withNodes(3), withNodes(4)], ["true", undefined]);
    });

    it("offers WebHDFS through HttpFS unless told not to", () => {
        assert.equal(
            fileSystemWith({ kind: "hdfs" }).webHdfs,
            "http://hdfs-httpfs.apache-hdfs.svc.cluster.local:14000/webhdfs/v1",
        );
        assert.equal(fileSystemWith({ kind: "hdfs", webHdfs: "off" }).webHdfs, undefined);
    });

    it("of somebody else's is what the config says of it", () => {
        const planned = fileSystemWith({
            kind: "external",
            defaultFs: "hdfs://corp",
            hdfsSite: { "dfs.nameservices": "corp" },
        });

        assert.deepEqual(planned, {
            defaultFs: "hdfs://corp",
            coreSite: { "fs.defaultFS": "hdfs://corp" },
            hdfsSite: { "dfs.nameservices": "corp" },
            clientConfigMap: "hadoop-conf",
            clientNamespaces: ["spark-system", "spark-jobs", "apache-livy", "apache-hdfs"],
            webHdfs: undefined,
        });
    });

    it("is not there where the config wants none", () => {
        assert.equal(planWith({ fileSystem: { kind: "none" } }).fileSystem, undefined);
    });
});

describe("a file system", () => {
    it("is refused with a quorum that bears no loss, and told which numbers do", () => {
        assert.deepEqual(faultsOf({ nameNodes: { mode: "ha", journalNodes: 4, zooKeepers: 1 } }), [
            "sparkstead:fileSystem.nameNodes.journalNodes: found 4 JournalNodes, a quorum that bears a loss needs an odd number from 3; use 3 or 5",
            "sparkstead:fileSystem.nameNodes.zooKeepers: found 1 ZooKeeper servers, a quorum that bears a loss needs an odd number from 3; use 3",
        ]);
    });

    it("is refused with more copies than DataNodes", () => {
        assert.deepEqual(faultsOf({ replication: 3 }), [
            "sparkstead:fileSystem.replication: found 3 with 2 DataNodes, which leaves every block short of copies; use at most 2, or more DataNodes",
        ]);
        assert.match(
            faultsOf({
                replication: 2,
                dataNodes: { kind: "daemonSet", expectedDataNodes: 1 },
            }).join(),
            /found 2 with 1 DataNodes/,
        );
    });

    for (const count of [1, 3]) {
        it(`is refused with ${count} NameNodes in ha`, () => {
            assert.deepEqual(faultsOf({ nameNodes: { mode: "ha", count } }), [
                `sparkstead:fileSystem.nameNodes.count: found ${count} NameNodes, failover needs two: an active one and its standby; use 2, or mode: single`,
            ]);
        });
    }

    it("is refused with a folder of some node or other", () => {
        assert.match(
            faultsOf({ nameNodes: { mode: "single", volume: { kind: "hostPath" } } }).join(),
            /^sparkstead:fileSystem\.nameNodes\.nodeSelector: found nothing beside a hostPath;/,
        );
    });

    it("of somebody else's is refused with two addresses", () => {
        const faults = planFaults({
            fileSystem: {
                kind: "external",
                defaultFs: "hdfs://a",
                coreSite: { "fs.defaultFS": "hdfs://b" },
            },
        });

        assert.deepEqual(faults, [
            'sparkstead:fileSystem.coreSite: fs.defaultFS is set twice: "hdfs://a" by fileSystem.defaultFs, "hdfs://b" by fileSystem.coreSite; keep one of the two',
        ]);
    });

    it("is counted in the capacity, container by container", () => {
        const { workloads } = planWith({
            ...externalStore,
            fileSystem: { kind: "hdfs" },
            capacity,
        }).capacity;

        const hdfs = workloads.filter(({ namespace }) => namespace === "apache-hdfs");
        assert.deepEqual(Object.fromEntries(hdfs.map(({ name, replicas }) => [name, replicas])), {
            zooKeeper: 3,
            journalNode: 3,
            nameNode: 2,
            failoverController: 2,
            dataNode: 2,
            httpFs: 1,
            hdfsClient: 1,
            hdfsDirectories: 1,
            hdfsExpiry: 1,
        });
    });
});
