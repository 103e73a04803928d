import assert from "node:assert/strict";

import type { TrialPlatform } from "../support/trialPlatform.ts";
import { Lake, timed } from "./lake.ts";

const choices = {
    "with DataNodes on their nodes": {
        kind: "hdfs",
        dataNodes: { kind: "daemonSet", expectedDataNodes: 1 },
    },
    "with one NameNode": { kind: "hdfs", nameNodes: { mode: "single" } },
} as const;

/** The other choices of the config, each from nothing: data of one are not those of another. */
export function describeModes(platform: () => TrialPlatform): void {
    for (const [what, fileSystem] of Object.entries(choices)) {
        describe(`HDFS ${what}`, () => {
            it("comes up in place of the other, which goes without a trace", async () => {
                const config = await platform().configWith("modes", { fileSystem });
                const { hdfs, hdfsData } = platform().plan.namespaces;

                const destroy = await platform().pulumi(["destroy", "--yes", "--skip-preview"]);
                assert.equal(destroy.code, 0, destroy.output);
                for (const name of [hdfs, hdfsData]) {
                    assert.equal(await platform().has(["namespace", name]), false, name);
                }

                await timed("up", async () => {
                    const up = await platform().pulumi(["up", "--yes", "--skip-preview"], config);
                    assert.equal(up.code, 0, up.output);
                });
            });

            it("keeps what is written", async () => {
                const lake = new Lake(platform());

                const read = await lake.shell(
                    "hdfs dfs -mkdir -p /tmp && echo kept | hdfs dfs -put -f - /tmp/kept && hdfs dfs -cat /tmp/kept",
                );

                assert.match(read, /kept/);
            });
        });
    }
}
