import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

import {
    endProcesses,
    parseStat,
    type Process,
    readProcess,
    withDescendants,
} from "../../../local/cluster/processes.ts";

/** Ended after each claim, or they would keep the whole run from ending. */
const started: ChildProcess[] = [];

describe("processes", () => {
    it("reads the fields behind a name that holds blanks and brackets", () => {
        const ticks = Array.from({ length: 17 }, () => "0").join(" ");

        const stat = parseStat(`42 (a) b (c) S 7 ${ticks} 12345 0 0`);

        assert.deepEqual(stat, { state: "S", parent: 7, startTicks: "12345" });
    });

    it("finds the descendants of a process and nobody else", () => {
        const all = [process(1, 0), process(2, 1), process(3, 2), process(4, 1), process(5, 3)];

        const found = withDescendants([process(2, 1)], all);

        assert.deepEqual(
            found.map(({ pid }) => pid),
            [2, 3, 5],
        );
    });

    it("kills a process that does not end when it is asked", async () => {
        const stubborn = await start('trap "" TERM; echo ready; while :; do sleep 0.1; done');

        await endProcesses([stubborn], 0.2);

        assert.equal(readProcess(stubborn.pid), undefined);
    });

    afterEach(() => {
        started.splice(0).forEach((child) => child.kill("SIGKILL"));
    });

    it("leaves alone a process that only has the pid of the one that was meant", async () => {
        const other = await start("echo ready; exec sleep 30");

        await endProcesses([{ ...other, startTicks: "1" }], 1);

        assert.notEqual(readProcess(other.pid), undefined);
    });
});

function process(pid: number, parent: number): Process {
    return { pid, parent, command: [], startTicks: "0" };
}

/** A shell that has said that it is ready. */
async function start(script: string): Promise<Process> {
    const child = spawn("sh", ["-c", script], { stdio: ["ignore", "pipe", "ignore"] });
    await once(child.stdout, "data");
    started.push(child);
    const found = readProcess(child.pid ?? 0);
    assert.ok(found);
    return found;
}
