import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";

import { nodeName } from "../../../local/cluster/layout.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";
import { Lake, timed } from "./lake.ts";

/** Folders of the node, which with the embedded cluster is this machine. */
const nodeFolders = {
    data: join(tmpdir(), "sparkstead-hdfs-data"),
    name: join(tmpdir(), "sparkstead-hdfs-name"),
} as const;

/** The other choices of the config. Two of `daemonSet` would want the same ports of the one node. */
const choices = {
    "with DataNodes on their nodes": {
        fileSystem: {
            kind: "hdfs",
            dataNodes: { kind: "daemonSet", hostPath: nodeFolders.data, expectedDataNodes: 1 },
        },
        losing: ["datanode"],
    },
    "with one NameNode on its node": {
        fileSystem: {
            kind: "hdfs",
            nameNodes: {
                mode: "single",
                nodeSelector: { "kubernetes.io/hostname": nodeName },
                volume: { kind: "hostPath", path: nodeFolders.name },
            },
        },
        losing: ["namenode", "datanode"],
    },
} as const;

/** What is not HDFS takes time and has its own suites. */
const alone = { metastore: { kind: "none" }, gateway: { kind: "none" } } as const;

/** Each from nothing to nothing: data of one are not those of another. */
export function describeModes(platform: () => TrialPlatform): void {
    for (const [what, { fileSystem, losing }] of Object.entries(choices)) {
        describe(`HDFS ${what}`, () => {
            let config = "";

            before("forget what another run has left on the node", async () => {
                for (const folder of Object.values(nodeFolders)) {
                    await rm(folder, { recursive: true, force: true });
                }
            });

            it("comes up from nothing, and a second up finds nothing to do", async () => {
                config = await platform().configWith("modes", { ...alone, fileSystem });

                await timed("up", () => platform().up(config));

                await platform().isUnchanged(config);
            });

            it("keeps what is written though its pods go", async () => {
                const lake = new Lake(platform());
                await lake.shell(
                    "hdfs dfs -mkdir -p /tmp && echo kept | hdfs dfs -put -f - /tmp/kept",
                );

                await timed("read again after the loss", async () => {
                    for (const role of losing) {
                        await lake.deletePodsOf(role);
                    }
                    await lake.await("the file", 180, async () => {
                        const read = await lake.shell("hdfs dfs -cat /tmp/kept").catch(() => "");
                        return read.includes("kept") || undefined;
                    });
                });
            });

            it("goes without a trace", async () => {
                const { hdfs, hdfsData } = platform().plan.namespaces;

                await timed("destroy", () => platform().destroy(config));

                for (const name of [hdfs, hdfsData]) {
                    assert.equal(await platform().has(["namespace", name]), false, name);
                }
            });
        });
    }
}
