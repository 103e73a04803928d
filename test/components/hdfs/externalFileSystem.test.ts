import assert from "node:assert/strict";

import { ExternalFileSystem } from "../../../components/hdfs/index.ts";
import { deploy } from "../../support/deploy.ts";
import { parseHadoopXml } from "../../support/parseHadoopXml.ts";
import { at } from "../../support/world.ts";

describe("ExternalFileSystem", () => {
    it("makes nothing but the client's files, in every client's namespace", async () => {
        const world = await deploy(
            () =>
                new ExternalFileSystem("lake", {
                    defaultFs: "hdfs://corp",
                    coreSite: { "fs.defaultFS": "hdfs://corp" },
                    hdfsSite: { "dfs.nameservices": "corp" },
                    clientConfigMap: "hadoop-conf",
                    clientNamespaces: ["jobs", "livy"],
                    webHdfs: undefined,
                }),
        );

        const made = world.resources.filter(({ custom }) => custom);

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
});
