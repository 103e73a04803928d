import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { HdfsRole } from "../../../components/hdfs/topology.ts";
import { awaitSuccess, submit } from "../../../local/smoke/application.ts";
import type { Bucket } from "../../../local/smoke/bucket.ts";
import { until } from "../../../local/smoke/polling.ts";
import type { Session } from "../../../local/smoke/session.ts";
import { activeNameNode, hdfsPod } from "../support/hdfs.ts";
import { killContainer } from "../support/killContainer.ts";
import { type Checksums, acknowledged, checksumsIn, inSession } from "../support/tables.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

const jobs = ["acknowledge.py", "readAgain.py"] as const;
const batches = 12;

/** Batches that are acknowledged before something is killed. */
const before = 4;

/** How long the standby has to take over. */
const failoverSeconds = 30;

/** What is killed while a job writes, by what a person calls it. */
const losses: Readonly<Record<string, (platform: TrialPlatform) => Promise<string>>> = {
    "the active NameNode": killActiveNameNode,
    "a JournalNode": (platform) => killOne(platform, "journalnode", "journalnode"),
    "a ZooKeeper": (platform) => killOne(platform, "zookeeper", "zookeeper"),
    "a DataNode": (platform) => killOne(platform, "datanode", "datanode"),
};

/** A job writes to HDFS while a part of it is killed: the job ends well, and what was acknowledged is read back. */
export function describeWriting(platform: () => TrialPlatform): void {
    describe("a job that writes to HDFS ends well, and all that was acknowledged is read back, when", () => {
        for (const [what, kill] of Object.entries(losses)) {
            it(`${what} is killed`, async () => {
                await inSession(platform(), async (session, bucket) => {
                    const run = await writing(session, bucket, platform());

                    const seen = await kill(platform());

                    const written = checksumsIn((await awaitSuccess(session, run.writer)).log);
                    const read = await readAgain(session, run);
                    assert.equal(Object.keys(written).length, batches);
                    assert.deepEqual(read, written);
                    console.log(`        ${seen}; ${batches} batches agree`);
                });
            });
        }
    });
}

interface Run {
    readonly writer: string;
    readonly jobs: string;
    readonly target: string;
}

/** Starts the job and returns when it has some batches acknowledged and more to write. */
async function writing(session: Session, bucket: Bucket, platform: TrialPlatform): Promise<Run> {
    for (const job of jobs) {
        const text = await readFile(join(import.meta.dirname, "jobs", job), "utf8");
        await bucket.put(`${session.prefix}${job}`, text);
    }
    const { fileSystem } = platform.plan;
    const target = `${fileSystem?.fileSystem.defaultFs ?? ""}/tmp/faults-${session.id}`;
    const run = { jobs: `${bucket.url}/${session.prefix}`, target };
    const writer = await submit(session, "writer", {
        type: "Python",
        mainApplicationFile: `${run.jobs}acknowledge.py`,
        arguments: [target, String(batches)],
        executor: { instances: 2 },
    });
    await acknowledged(session, writer, before);
    return { ...run, writer };
}

async function readAgain(session: Session, run: Run): Promise<Checksums> {
    const reader = await submit(session, "reader", {
        type: "Python",
        mainApplicationFile: `${run.jobs}readAgain.py`,
        arguments: [run.target, String(batches)],
    });
    return checksumsIn((await awaitSuccess(session, reader)).log);
}

/** Kills the active NameNode and waits for the other one to be active. */
async function killActiveNameNode(platform: TrialPlatform): Promise<string> {
    const active = await activeNameNode(platform);
    await killContainer(platform, {
        ...hdfsPod(platform, "namenode", active),
        container: "namenode",
    });
    const began = performance.now();
    await until(
        {
            subject: "the standby to be active",
            seconds: failoverSeconds,
            signal: new AbortController().signal,
        },
        async () => (await activeNameNode(platform).catch(() => active)) !== active || undefined,
    );
    const seconds = (performance.now() - began) / 1000;
    return `nn${1 - active} was active ${seconds.toFixed(1)} s after nn${active} was killed`;
}

async function killOne(
    platform: TrialPlatform,
    role: HdfsRole,
    container: string,
): Promise<string> {
    const pod = hdfsPod(platform, role, 0);
    await killContainer(platform, { ...pod, container });
    return `${pod.pod} was killed`;
}
