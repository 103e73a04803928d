import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { type Journal, journalNodeAt } from "./journals.ts";

const script = join(import.meta.dirname, "../../../components/hdfs/scripts/adoptJournal.sh");

describe("a JournalNode with an empty disk", () => {
    /** Starts the last of a number of JournalNodes where the first ones answer, and returns the namespace that it took. */
    async function adopted(
        members: number,
        answering: readonly Journal[],
    ): Promise<string | undefined> {
        const hosts = Array.from({ length: members }, (_, n) => `journal-${n}.invalid`);
        const ends = await Promise.all(
            answering.map((journal, n) => {
                hosts[n] = `127.0.0.${81 + n}`;
                return journalNodeAt(hosts[n], journal);
            }),
        );
        const folder = mkdtempSync(join(tmpdir(), "journal-"));
        try {
            await promisify(execFile)("bash", [script], {
                timeout: 10_000,
                env: {
                    ...process.env,
                    HOSTNAME: `journal-${members - 1}`,
                    JOURNAL_DIRECTORY: folder,
                    NAMESERVICE: "lake",
                    JOURNAL_NODES: hosts.join(" "),
                },
            });
            const version = join(folder, "lake", "current", "VERSION");
            return existsSync(version)
                ? /^namespaceID=(.*)$/m.exec(readFileSync(version, "utf8"))?.[1]
                : undefined;
        } finally {
            await Promise.all(ends.map((end) => end()));
            rmSync(folder, { recursive: true });
        }
    }

    const known = { namespaceId: 7 };

    it("takes the identity of the two others", async () => {
        assert.equal(await adopted(3, [known, known]), "7");
    });

    it("takes that of three, where a fourth is as new as it is", async () => {
        assert.equal(await adopted(5, [known, known, known]), "7");
        assert.equal(await adopted(5, [known, known, known, {}]), "7");
    });

    it("takes none from fewer than a quorum, which a format will reach as well", async () => {
        assert.equal(await adopted(3, [known]), undefined);
        assert.equal(await adopted(3, [known, {}]), undefined);
        assert.equal(await adopted(5, [known, known]), undefined);
    });

    it("takes none where two differ", async () => {
        assert.equal(await adopted(5, [known, known, known, { namespaceId: 8 }]), undefined);
    });
});
