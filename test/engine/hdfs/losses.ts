import assert from "node:assert/strict";

import type { TrialPlatform } from "../support/trialPlatform.ts";
import { Lake, nameNodes, otherThan, timed } from "./lake.ts";

/** How long a failover may take. */
const failoverSeconds = 30;

const nameNodeClass = "org.apache.hadoop.hdfs.server.namenode.NameNode";

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
            const before = await checksumsOf(lake);
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

            await assertKept(lake, before);
        });
    });
}

const folder = "/tmp/losses";

/** Writes files one after the other, and answers with the checksums of those that HDFS has acknowledged. */
async function writeFiles(lake: Lake, count: number): Promise<string[]> {
    const lines = await lake.shell(
        [
            `hdfs dfs -mkdir -p ${folder} 2>/dev/null`,
            `for n in $(seq ${count}); do`,
            "  head -c 1000000 /dev/urandom > /tmp/block",
            `  name=${folder}/$(date +%s%N)`,
            "  hdfs dfs -put /tmp/block $name 2>/dev/null && echo $name $(md5sum < /tmp/block)",
            "done",
        ].join("\n"),
    );
    const written = sorted(lines);
    assert.equal(written.length, count, "a write failed");
    acknowledged.push(...written);
    return [...acknowledged].sort();
}

/** Every file that any test has written, with its checksum. */
const acknowledged: string[] = [];

/** Takes what was written as a value, so that nothing is read before the last write has ended. */
async function assertKept(lake: Lake, written: readonly string[]): Promise<void> {
    assert.deepEqual(await checksumsOf(lake), written);
}

/** Reads back every file. */
async function checksumsOf(lake: Lake): Promise<string[]> {
    const lines = await lake.shell(
        [
            "rm -rf /tmp/read",
            `hdfs dfs -get ${folder} /tmp/read 2>/tmp/problems || { cat /tmp/problems >&2; exit 1; }`,
            `for file in /tmp/read/*; do echo ${folder}/\${file##*/} $(md5sum <$file); done`,
        ].join("\n"),
    );
    return sorted(lines);
}

function sorted(lines: string): string[] {
    return lines
        .split("\n")
        .filter((line) => line !== "")
        .sort();
}
