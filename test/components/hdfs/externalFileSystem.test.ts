import assert from "node:assert/strict";

import { ExternalFileSystem } from "../../../components/hdfs/index.ts";
import { askedBy, asker } from "../../support/asker.ts";
import { deploy } from "../../support/deploy.ts";
import { parseHadoopXml } from "../../support/parseHadoopXml.ts";
import { at } from "../../support/world.ts";

describe("ExternalFileSystem", () => {
    it("makes the client's files in every client's namespace", async () => {
        const world = await deploy(() => externalFileSystem({}));

        const made = world.all("kubernetes:core/v1:ConfigMap");

        assert.deepEqual(
            made.map(({ type, inputs }) => [
                type,
                at(inputs, "metadata", "namespace"),
                at(inputs, "metadata", "name"),
                parseHadoopXml(String(at(inputs, "data", "core-site.xml")))["fs.defaultFS"],
            ]),
            [
                ["kubernetes:core/v1:ConfigMap", "jobs", "hadoop-conf", "hdfs://corp"],
                ["kubernetes:core/v1:ConfigMap", "livy", "hadoop-conf", "hdfs://corp"],
            ],
        );
    });

    for (const [what, defaultFs, hdfsSite, endpoints] of [
        ["the host that it names", "hdfs://nn.corp:9000", {}, "nn.corp:9000"],
        ["the port that HDFS has unless told otherwise", "hdfs://nn.corp", {}, "nn.corp:8020"],
        [
            "either NameNode of a nameservice",
            "hdfs://corp",
            {
                "dfs.nameservices": "corp",
                "dfs.ha.namenodes.corp": "nn0, nn1",
                "dfs.namenode.rpc-address.corp.nn0": "a.corp:8020",
                "dfs.namenode.rpc-address.corp.nn1": "b.corp:8021",
            },
            "a.corp:8020 b.corp:8021",
        ],
    ] as const) {
        it(`is ready when it answers at ${what}`, async () => {
            const world = await deploy(() => externalFileSystem({ defaultFs, hdfsSite }));

            assert.deepEqual(askedBy(world, "lake-check"), {
                subject: `fileSystem "lake" (${defaultFs})`,
                endpoints,
            });
        });
    }

    it("asks nobody where the file system is not HDFS", async () => {
        const world = await deploy(() => externalFileSystem({ defaultFs: "maprfs://cluster" }));

        assert.deepEqual(world.all("kubernetes:batch/v1:Job"), []);
    });
});

function externalFileSystem(
    differing: Partial<ConstructorParameters<typeof ExternalFileSystem>[1]>,
): ExternalFileSystem {
    return new ExternalFileSystem("lake", {
        defaultFs: "hdfs://corp",
        coreSite: { "fs.defaultFS": "hdfs://corp" },
        hdfsSite: { "dfs.nameservices": "corp" },
        clientConfigMap: "hadoop-conf",
        clientNamespaces: ["jobs", "livy"],
        webHdfs: undefined,
        asker,
        ...differing,
    });
}
