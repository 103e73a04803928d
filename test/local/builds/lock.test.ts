import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { holdingFreeLock, holdingLock } from "../../../local/builds/lock.ts";
import { readProcess } from "../../../local/cluster/processes.ts";

describe("lock", () => {
    let folder: string;
    let file: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "sparkstead-lock-"));
        file = join(folder, "thing.lock");
    });

    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    it("lets one work at a time, and leaves nothing behind", async () => {
        const events: string[] = [];
        const work = (name: string) => async (): Promise<void> => {
            events.push(`${name} begins`);
            await sleep(20);
            events.push(`${name} ends`);
        };

        await Promise.all(["a", "b"].map((name) => holdingLock(file, work(name))));

        const [first, second] = events[0] === "a begins" ? ["a", "b"] : ["b", "a"];
        assert.deepEqual(events, [
            `${first} begins`,
            `${first} ends`,
            `${second} begins`,
            `${second} ends`,
        ]);
        assert.deepEqual(readdirSync(folder), []);
    });

    it("is given back when the work throws", async () => {
        const work = (): Promise<void> => Promise.reject(new Error("no"));

        await assert.rejects(holdingLock(file, work), /no/);

        assert.equal(existsSync(file), false);
    });

    for (const [whose, text] of [
        ["a process that is gone", `${String(spawnSync("true").pid)} 1`],
        ["an earlier process with the pid of a living one", `${String(process.pid)} 1`],
        ["nobody, because the disk was full", ""],
    ] as const) {
        it(`is taken over from ${whose}`, async () => {
            writeFileSync(file, text);

            assert.equal(await holdingLock(file, () => Promise.resolve("worked")), "worked");
        });
    }

    it("is taken over by one of many that find its holder dead", async () => {
        writeFileSync(file, `${String(spawnSync("true").pid)} 1`);
        let working = 0;
        let most = 0;
        const work = async (): Promise<void> => {
            most = Math.max(most, ++working);
            await sleep(5);
            working--;
        };

        await Promise.all(Array.from({ length: 4 }, () => holdingLock(file, work)));

        assert.equal(most, 1);
    });

    it("is passed by where it is held, if only a free one is wanted", async () => {
        const startTicks = readProcess(process.pid)?.startTicks ?? "";
        writeFileSync(file, `${String(process.pid)} ${startTicks}`);

        await holdingFreeLock(file, () => assert.fail("worked under another's lock"));

        assert.equal(existsSync(file), true);
    });
});
