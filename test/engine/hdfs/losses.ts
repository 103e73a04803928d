import assert from "node:assert/strict";

import type { TrialPlatform } from "../support/trialPlatform.ts";
import { assertKept, writeFiles } from "./files.ts";
import { Lake, failoverSeconds, nameNodeClass, nameNodes, otherThan, timed } from "./lake.ts";

/** What a client sees of the loss of each of HDFS's parts. */
export function describeLosses(platform: () => TrialPlatform): void {
    describe("a loss", () => {
        it(`of the active NameNode's process makes the other active within ${failoverSeconds} s, and a writer loses nothing`, async () => {
            const lake = new Lake(platform());
            const active = await lake.active(60);
            const written = writeFiles(lake, 6);

            await lake.killProcess(active, nameNodeClass);
            const seconds = await timed("failover after kill -9", () =>
                lake.active(failoverSeconds, [otherThan(active)]),
            );

            assert.ok(seconds <= failoverSeconds);
            await assertKept(lake, await written);
        });

        it("of the active NameNode's pod does the same", async () => {
            const lake = new Lake(platform());
            const active = await lake.active(120);

            await lake.deletePod(active);
            await timed("failover after the pod's loss", () =>
                lake.active(failoverSeconds, [otherThan(active)]),
            );

            await lake.awaitReady("statefulset/hdfs-namenode", 300);
        });

        for (const [role, pod] of [
            ["a JournalNode", "hdfs-journalnode-0"],
            ["a ZooKeeper", "hdfs-zookeeper-0"],
            ["a DataNode", "hdfs-datanode-0"],
        ] as const) {
            it(`of ${role} stops no writer`, async () => {
                const lake = new Lake(platform());
                const written = writeFiles(lake, 4);

                await lake.deletePod(pod);

                await assertKept(lake, await written);
                await lake.awaitReady(`statefulset/${pod.replace(/-\d+$/, "")}`, 300);
            });
        }

        it("of a JournalNode's disk is made good by the others", async () => {
            const lake = new Lake(platform());
            const pod = "hdfs-journalnode-0";
            const directory = "/hadoop/dfs/journal/lake/current";
            const version = await lake.exec(
                pod,
                "journalnode",
                `sort ${directory}/VERSION | grep =`,
            );

            await lake.exec(pod, "journalnode", "rm -rf /hadoop/dfs/journal/lake");
            await lake.deletePod(pod);

            await timed("segments are back", () =>
                lake.await("segments of the JournalNode", 300, async () => {
                    const files = await lake
                        .exec(pod, "journalnode", `ls ${directory}`)
                        .catch(() => "");
                    return files.includes("edits_0000000000000000001-") || undefined;
                }),
            );
            assert.equal(
                await lake.exec(pod, "journalnode", `sort ${directory}/VERSION | grep =`),
                version,
            );
        });

        it("of the whole quorum at once loses nothing", async () => {
            const lake = new Lake(platform());
            const written = await writeFiles(lake, 4);
            const quorum = [0, 1, 2].flatMap((n) => [
                `hdfs-zookeeper-${n}`,
                `hdfs-journalnode-${n}`,
            ]);

            await timed("an active NameNode again", async () => {
                await lake.deletePod(...quorum, ...nameNodes);
                await lake.awaitReady("statefulset/hdfs-journalnode", 300);
                await lake.awaitReady("statefulset/hdfs-namenode", 300);
                await lake.active(120);
            });

            await assertKept(lake, written);
        });
    });
}
