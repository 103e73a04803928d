import assert from "node:assert/strict";
import { once } from "node:events";

import type { TrialPlatform } from "../support/trialPlatform.ts";
import { Lake, figure, nameNodes, timed } from "./lake.ts";

/** Lines of the bootstrap's log, each at one of its steps: a NameNode's pod is killed as soon as it has said so. */
const steps = [
    { pod: "hdfs-namenode-0", says: "no NameNode has an image: format" },
    { pod: "hdfs-namenode-0", says: "Allocated new BlockPoolId" },
    { pod: "hdfs-namenode-0", says: "has been successfully formatted" },
    { pod: "hdfs-namenode-0", says: "Saving image file" },
    { pod: "hdfs-namenode-1", says: "About to bootstrap Standby" },
] as const;

/** Folders as a run that was killed leaves them. */
const remains = [
    {
        what: "VERSION without an image",
        line: "rm -f /hadoop/dfs/name/current/fsimage_*",
    },
    {
        what: "an image that was not finished",
        line: "cd /hadoop/dfs/name/current && for image in fsimage_*[0-9]; do mv $image fsimage.ckpt_${image#fsimage_}; done",
    },
    { what: "nothing", line: "rm -rf /hadoop/dfs/name/current" },
] as const;

/** The first start, however often it is interrupted, and a NameNode that lost its image. */
export function describeBootstrap(platform: () => TrialPlatform): void {
    describe("the first start", () => {
        it("converges though a pod is killed at each step of the bootstrap and Pulumi in the middle", async () => {
            const first = platform().start(["up", "--yes", "--skip-preview"]);
            const ended = once(first, "close");
            const lake = new Lake(platform());
            await killAtEachStep(lake);
            first.kill("SIGKILL");
            await ended;

            const up = await platform().pulumi(["up", "--yes", "--skip-preview"]);

            assert.equal(up.code, 0, up.output);
            figure("up after the kills", up.seconds);
            assert.match(await lake.active(60), /^hdfs-namenode-/);
            const [one, two] = await Promise.all(nameNodes.map((name) => lake.identityOf(name)));
            assert.deepEqual(one, two);
        });

        it("changes nothing when it is run again, and a refresh finds what was made", async () => {
            const up = await platform().pulumi(["up", "--yes", "--expect-no-changes"]);
            const refresh = await platform().pulumi(["refresh", "--yes", "--expect-no-changes"]);

            assert.equal(up.code, 0, up.output);
            assert.equal(refresh.code, 0, refresh.output);
        });
    });

    describe("a NameNode", () => {
        for (const pod of nameNodes) {
            for (const { what, line } of remains) {
                it(`${pod} with ${what} has the other's image, and the file system is the same`, async () => {
                    const lake = new Lake(platform());
                    const before = await lake.identityOf(pod);

                    await lake.exec(pod, "namenode", line);
                    await timed("back", async () => {
                        await lake.deletePod(pod);
                        await lake.awaitReady("statefulset/hdfs-namenode", 300);
                    });

                    assert.deepEqual(await lake.identityOf(pod), before);
                    assert.match(await lake.logs(pod, "bootstrap"), /copy the image of/);
                });
            }
        }

        it("does not format while the other is away and JournalNodes hold edits", async () => {
            const lake = new Lake(platform());
            const before = await lake.identityOf("hdfs-namenode-1");

            await lake.exec("hdfs-namenode-0", "namenode", "rm -rf /hadoop/dfs/name/current");
            await lake.deletePod(...nameNodes);
            await lake.awaitReady("statefulset/hdfs-namenode", 300);

            assert.deepEqual(await lake.identityOf("hdfs-namenode-0"), before);
            assert.doesNotMatch(await lake.logs("hdfs-namenode-0", "bootstrap"), /: format/);
        });
    });
}

async function killAtEachStep(lake: Lake): Promise<void> {
    for (const { pod, says } of steps) {
        await lake.await(`"${says}" of ${pod}`, 600, async () => {
            const log = await lake.logs(pod, "bootstrap").catch(() => "");
            return log.includes(says) || undefined;
        });
        await lake.deletePod(pod);
    }
}
