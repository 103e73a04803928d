import assert from "node:assert/strict";

import type { TrialPlatform } from "../support/trialPlatform.ts";
import { type Written, assertKept, writeFiles } from "./files.ts";
import { Lake, figure } from "./lake.ts";

/** Of every daemon that holds data. */
const roles = ["journalnode", "namenode", "datanode"] as const;

/** Changes what the daemons of HDFS read, and nothing that clients do. */
const changed = { fileSystem: { kind: "hdfs", webHdfs: "off" } } as const;

/** What an `up` does to those who use HDFS meanwhile. */
export function describeRollOut(platform: () => TrialPlatform): void {
    describe("an up that changes every daemon's configuration", () => {
        it("rolls them so that a writer loses nothing", async () => {
            const config = await platform().configWith("changed", changed);
            const lake = new Lake(platform());
            const before = await Promise.all(roles.map((role) => lake.podsOf(role)));

            const up = { isUnderWay: true };
            const ended = platform()
                .up(config)
                .finally(() => {
                    up.isUnderWay = false;
                });
            const written: Written[] = [];
            while (up.isUnderWay) {
                written.push(await writeFiles(lake, 2));
            }
            const { seconds } = await ended;

            const after = await Promise.all(roles.map((role) => lake.podsOf(role)));
            assert.deepEqual(
                after.flat().filter((uid) => before.flat().includes(uid)),
                [],
            );
            for (const files of written) {
                await assertKept(lake, files);
            }
            figure(`up, with ${written.length * 2} files written meanwhile`, seconds);
        });
    });
}
