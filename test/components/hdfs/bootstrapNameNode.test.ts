import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

import { journalNodeAt } from "./journals.ts";

const scripts = join(import.meta.dirname, "../../../components/hdfs/scripts");

/** Where the other NameNode listens: an address of this machine that nobody else takes. */
const other = "127.0.0.77";

/** Where the JournalNode listens. */
const journal = "127.0.0.78";

/** Copies as Hadoop does: into an empty folder, and into no other. */
const hdfs = `#!/bin/bash
[ "$*" = "namenode -bootstrapStandby -nonInteractive" ] || exit 1
[ -z "$(ls -A "$NAME_DIRECTORY")" ] || exit 5
mkdir "$NAME_DIRECTORY/current" && touch "$NAME_DIRECTORY"/current/{VERSION,fsimage_0000000000000000007}
`;

describe("the bootstrap of a NameNode whose other one answers", () => {
    let folder: string;
    let names: string;
    let server: Server;
    let endJournal: () => Promise<void>;

    beforeEach(async () => {
        folder = mkdtempSync(join(tmpdir(), "bootstrap-"));
        names = join(folder, "name");
        mkdirSync(join(names, "current"), { recursive: true });
        writeFileSync(join(folder, "hdfs"), hdfs, { mode: 0o755 });
        server = createServer((socket) => socket.end()).listen(8020, other);
        await once(server, "listening");
        endJournal = await journalNodeAt(journal, { namespaceId: 7 });
    });

    afterEach(async () => {
        server.close();
        await endJournal();
        rmSync(folder, { recursive: true });
    });

    function lay(...files: readonly string[]): void {
        for (const file of files) {
            writeFileSync(join(names, "current", file), "");
        }
    }

    async function run(script: "bootstrapNameNode.sh" | "formatNameNode.sh"): Promise<void> {
        await promisify(execFile)("bash", [join(scripts, script)], {
            timeout: 10_000,
            env: {
                ...process.env,
                PATH: `${folder}:${process.env["PATH"] ?? ""}`,
                HOSTNAME: "hdfs-namenode-0",
                NAME_DIRECTORY: names,
                NAME_NODES: `none.invalid ${other}`,
                NAMESERVICE: "lake",
                JOURNAL_NODES: journal,
                ZOOKEEPER_QUORUM: "none.invalid:2181",
            },
        });
    }

    /** Bootstraps, and returns what lies in the folder and beside it. */
    async function bootstrapped(...files: readonly string[]): Promise<Record<string, string[]>> {
        lay(...files);
        await run("bootstrapNameNode.sh");
        const [aside] = readdirSync(folder).filter((name) => name.startsWith("name-without-image"));
        return {
            image: readdirSync(join(names, "current")),
            aside: aside === undefined ? [] : readdirSync(join(folder, aside)),
        };
    }

    const copied = ["VERSION", "fsimage_0000000000000000007"];
    const image = ["VERSION", "edits_1-2", "fsimage_0000000000000000003"];

    function filesIn(path: string): string[] {
        return readdirSync(path, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map(({ name }) => name);
    }

    it("clears away what a copy that was killed has left", async () => {
        const found = await bootstrapped(
            "VERSION",
            "seen_txid",
            "fsimage.ckpt_0000000000000000007",
        );

        assert.deepEqual(found, { image: copied, aside: [] });
    });

    it("copies over edits that lost their image, and keeps them", async () => {
        const edits = "edits_inprogress_0000000000000000042";

        const found = await bootstrapped("VERSION", "seen_txid", edits);

        assert.deepEqual(found, { image: copied, aside: [edits] });
    });

    it("leaves an image as it is", async () => {
        assert.deepEqual(await bootstrapped(...image), { image, aside: [] });
    });

    for (const [where, files] of [
        ["here", image],
        ["at the other", []],
    ] as const) {
        it(`refuses a single NameNode's image ${where}, and touches nothing`, async () => {
            await endJournal();
            endJournal = await journalNodeAt(journal, {});
            lay(...files);

            await assert.rejects(
                run("bootstrapNameNode.sh"),
                /image of a single NameNode.*required is mode single/s,
            );

            assert.deepEqual(filesIn(names), files);
        });
    }

    it("waits for a JournalNode before it takes an image for one of two", async () => {
        await endJournal();
        lay(...image);

        const running = run("bootstrapNameNode.sh");
        await sleep(1000);
        assert.deepEqual(readdirSync(folder), ["hdfs", "name"]);
        endJournal = await journalNodeAt(journal, { namespaceId: 7 });
        await running;

        assert.deepEqual(filesIn(names), image);
        assert.deepEqual(readdirSync(folder), ["hdfs", "name", "name-is-one-of-two"]);
    });

    it("leaves an image that does not start as a single NameNode's", async () => {
        await bootstrapped(...image);

        await assert.rejects(run("formatNameNode.sh"), /one NameNode of two.*required is mode ha/s);

        assert.deepEqual(filesIn(names), image);
    });
});
