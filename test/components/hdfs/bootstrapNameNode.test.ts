import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const script = join(import.meta.dirname, "../../../components/hdfs/scripts/bootstrapNameNode.sh");

/** Where the other NameNode listens: an address of this machine that nobody else takes. */
const other = "127.0.0.77";

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

    beforeEach(async () => {
        folder = mkdtempSync(join(tmpdir(), "bootstrap-"));
        names = join(folder, "name");
        mkdirSync(join(names, "current"), { recursive: true });
        writeFileSync(join(folder, "hdfs"), hdfs, { mode: 0o755 });
        server = createServer((socket) => socket.end()).listen(8020, other);
        await once(server, "listening");
    });

    afterEach(() => {
        server.close();
        rmSync(folder, { recursive: true });
    });

    /** Lays files in the folder, bootstraps, and returns what lies there and beside it. */
    async function bootstrapped(...files: readonly string[]): Promise<Record<string, string[]>> {
        for (const file of files) {
            writeFileSync(join(names, "current", file), "");
        }
        await promisify(execFile)("bash", [script], {
            timeout: 10_000,
            env: {
                ...process.env,
                PATH: `${folder}:${process.env["PATH"] ?? ""}`,
                HOSTNAME: "hdfs-namenode-0",
                NAME_DIRECTORY: names,
                NAME_NODES: `none.invalid ${other}`,
            },
        });
        const [aside] = readdirSync(folder).filter((name) => name.startsWith("name-without-image"));
        return {
            image: readdirSync(join(names, "current")),
            aside: aside === undefined ? [] : readdirSync(join(folder, aside)),
        };
    }

    const copied = ["VERSION", "fsimage_0000000000000000007"];

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
        const found = await bootstrapped("VERSION", "fsimage_0000000000000000003", "edits_1-2");

        assert.deepEqual(found, {
            image: ["VERSION", "edits_1-2", "fsimage_0000000000000000003"],
            aside: [],
        });
    });
});
