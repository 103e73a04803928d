import assert from "node:assert/strict";
import { once } from "node:events";

import { killWhenItSays } from "../support/killContainer.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";
import { assertKept, writeFiles } from "./files.ts";
import {
    Lake,
    failoverSeconds,
    figure,
    nameNodeClass,
    nameNodes,
    otherThan,
    timed,
} from "./lake.ts";

/** Lines of the bootstrap's log, each at one of its steps: it is killed as soon as it has said so. */
const steps: readonly Step[] = [
    { pod: "hdfs-namenode-0", says: "no NameNode has an image: format" },
    { pod: "hdfs-namenode-0", says: "Allocated new BlockPoolId" },
    { pod: "hdfs-namenode-0", says: "has been successfully formatted" },
    { pod: "hdfs-namenode-0", says: "Saving image file" },
    { pod: "hdfs-namenode-1", says: "About to bootstrap Standby" },
    // VERSION is written, and no image yet.
    { pod: "hdfs-namenode-1", says: "has been successfully formatted" },
];

interface Step {
    readonly pod: string;
    readonly says: string;
}

/** How often a step that lasts for an instant is tried to be met, each time from nothing. */
const tries = 4;

/** Each try is an up and a destroy beside the interruptions. */
const triesMilliseconds = 40 * 60_000;

const wiped = { what: "nothing", line: "rm -rf /hadoop/dfs/name/current" } as const;

/** Folders as a run that was killed leaves them, and as a new disk is. */
const remains = [
    {
        pod: "hdfs-namenode-0",
        what: "VERSION without an image",
        line: "rm -f /hadoop/dfs/name/current/fsimage_*",
    },
    {
        pod: "hdfs-namenode-0",
        what: "an image that was not finished",
        line: "cd /hadoop/dfs/name/current && for image in fsimage_*[0-9]; do mv $image fsimage.ckpt_${image#fsimage_}; done",
    },
    { pod: "hdfs-namenode-0", ...wiped },
    { pod: "hdfs-namenode-1", ...wiped },
] as const;

/** The first start, however often it is interrupted, and a NameNode that lost its image. */
export function describeBootstrap(platform: () => TrialPlatform): void {
    describe("the first start", () => {
        it("converges though bootstrap and Pulumi are killed at each of its steps", async function () {
            this.timeout(triesMilliseconds);
            const lake = new Lake(platform());

            let missed = await interruptedAt(platform(), steps);
            for (let tried = 1; missed.length > 0 && tried < tries; tried += 1) {
                await platform().destroy();
                missed = await interruptedAt(platform(), missed);
            }
            const up = await platform().up();

            assert.deepEqual(missed, []);
            figure("up after the kills", up.seconds);
            assert.match(await lake.active(60), /^hdfs-namenode-/);
            const [one, two] = await Promise.all(nameNodes.map((name) => lake.identityOf(name)));
            assert.deepEqual(one, two);
        });

        it("changes nothing when it is run again, and a refresh finds what was made", async () => {
            await platform().isUnchanged();
        });
    });

    describe("a NameNode", () => {
        for (const { pod, what, line } of remains) {
            it(`${pod} with ${what} has the other's image, and every file of before when it is active`, async () => {
                const lake = new Lake(platform());
                const before = await lake.identityOf(pod);
                const written = await writeFiles(lake, 2);

                await lake.exec(pod, "namenode", line);
                await timed("back", async () => {
                    await lake.deletePod(pod);
                    await lake.awaitReady("statefulset/hdfs-namenode", 300);
                });

                assert.deepEqual(await lake.identityOf(pod), before);
                assert.match(await lake.logs(pod, "bootstrap"), /copy the image of/);
                await makeActive(lake, pod);
                await assertKept(lake, written);
            });
        }

        it("does not format while the other is away and JournalNodes hold edits", async () => {
            const lake = new Lake(platform());
            const before = await lake.identityOf("hdfs-namenode-1");
            const written = await writeFiles(lake, 2);

            await lake.exec("hdfs-namenode-0", "namenode", "rm -rf /hadoop/dfs/name/current");
            await lake.deletePod(...nameNodes);
            await lake.awaitReady("statefulset/hdfs-namenode", 300);

            assert.deepEqual(await lake.identityOf("hdfs-namenode-0"), before);
            assert.doesNotMatch(await lake.logs("hdfs-namenode-0", "bootstrap"), /: format/);
            await makeActive(lake, "hdfs-namenode-0");
            await assertKept(lake, written);
        });
    });
}

/** Has a NameNode answer for the file system: one that is the standby takes over from the other, which is killed. */
async function makeActive(lake: Lake, nameNode: string): Promise<void> {
    if ((await lake.active(120)) === nameNode) {
        return;
    }
    const other = otherThan(nameNode);
    await lake.killProcess(other, nameNodeClass);
    await lake.active(failoverSeconds, [nameNode]);
    await lake.await(`${other} to be the standby`, 300, async () => {
        return (await lake.stateOf(other)) === "standby" || undefined;
    });
}

/** Kills the bootstrap at each of the steps, and Pulumi with it, which begins again meanwhile. Returns the steps that it was too late for. */
async function interruptedAt(platform: TrialPlatform, due: readonly Step[]): Promise<Step[]> {
    const start = (): ReturnType<TrialPlatform["start"]> =>
        platform.start(["up", "--yes", "--skip-preview"]);
    let up = start();
    const interrupt = async (): Promise<void> => {
        const ended = up.exitCode === null ? once(up, "close") : undefined;
        up.kill("SIGKILL");
        await ended;
        await platform.recover();
    };
    let interruptions = Promise.resolve();
    const missed: Step[] = [];
    const meet = async (step: Step): Promise<void> => {
        const isMet = await killedAt(platform, step);
        if (!isMet) {
            missed.push(step);
        }
        const { pod, says } = step;
        console.log(`          ${isMet ? "killed at" : "too late for"} "${says}" of ${pod}`);
        interruptions = interruptions.then(interrupt).then(() => {
            up = start();
        });
    };
    await Promise.all(
        nameNodes.map(async (nameNode) => {
            for (const step of due.filter(({ pod }) => pod === nameNode)) {
                await meet(step);
            }
        }),
    );
    await interruptions;
    await interrupt();
    return missed;
}

/** Whether a bootstrap was killed at a step, rather than found to be past it. */
async function killedAt(platform: TrialPlatform, { pod, says }: Step): Promise<boolean> {
    const lake = new Lake(platform);
    const bootstrap = { namespace: lake.topology.namespace, pod, container: "bootstrap" };
    return lake.await(`"${says}" of ${pod}`, 600, async () => {
        const isMet = await killWhenItSays(platform, bootstrap, says).catch(() => false);
        const log = await lake.logs(pod, "bootstrap").catch(() => "");
        return isMet || (log.includes("the image is there") ? false : undefined);
    });
}
