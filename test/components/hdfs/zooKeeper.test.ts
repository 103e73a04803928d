import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { zooCfg } from "../../../components/hdfs/zooKeeperConf.ts";
import { topologyWith } from "./topologyWith.ts";

const script = "isZooKeeperServing.sh";
const scripts = join(import.meta.dirname, "../../../components/hdfs/scripts");

const serving = "Zookeeper version: 3.9.5\nMode: follower\n";
const alone = "This ZooKeeper instance is not currently serving requests\n";

/** Answers `srvr` at an address of this machine, and returns how that ends. */
async function zooKeeperAt(host: string, answer: string): Promise<() => Promise<void>> {
    const server = createServer((socket) => {
        socket.once("data", () => socket.end(answer));
    }).listen(2181, host);
    await once(server, "listening");
    return async () => {
        server.close();
        await once(server, "close");
    };
}

describe("a ZooKeeper", () => {
    /** Whether the first of three is ready where it and another one answer so; undefined stands for one that does not run. */
    async function isReady(own: string | undefined, other?: string): Promise<boolean> {
        const folder = mkdtempSync(join(tmpdir(), "zookeeper-"));
        const hosts = ["lake-zookeeper-0.invalid", "127.0.0.82", "lake-zookeeper-2.invalid"];
        const servers = hosts.map((host, n) => `server.${n + 1}=${host}:2888:3888;2181`);
        const text = zooCfg(topologyWith()).replaceAll(/^server\..*\n/gm, "");
        writeFileSync(join(folder, "zoo.cfg"), [text, ...servers, ""].join("\n"));
        copyFileSync(join(scripts, script), join(folder, script));
        const ends = [
            ...(own === undefined ? [] : [await zooKeeperAt("127.0.0.1", own)]),
            ...(other === undefined ? [] : [await zooKeeperAt("127.0.0.82", other)]),
        ];
        try {
            const child = spawn("bash", [join(folder, script)], {
                timeout: 10_000,
                env: { ...process.env, HOSTNAME: "lake-zookeeper-0" },
            });
            const [code] = (await once(child, "close")) as unknown[];
            return code === 0;
        } finally {
            await Promise.all(ends.map((end) => end()));
            rmSync(folder, { recursive: true });
        }
    }

    it("is ready as one of a quorum", async () => {
        assert.equal(await isReady(serving, serving), true);
        assert.equal(await isReady(serving), true);
    });

    it("is not ready beside another one without being of its quorum", async () => {
        assert.equal(await isReady(alone, serving), false);
        assert.equal(await isReady(alone, alone), false);
    });

    it("is ready as the only one that runs, so that a roll-out goes on to the others", async () => {
        assert.equal(await isReady(alone), true);
    });

    it("is not ready while it does not answer", async () => {
        assert.equal(await isReady(undefined, serving), false);
        assert.equal(await isReady(undefined), false);
    });
});
