import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { type Journal, journalNodeAt } from "./journals.ts";

const scripts = join(import.meta.dirname, "../../../components/hdfs/scripts");

/** The last of so many JournalNodes; the others are not there, unless they answer. */
interface Quorum {
    readonly members: number;
    readonly others: readonly Journal[];

    /** What the one itself says; nothing where it does not run. */
    readonly own?: Journal;
    readonly disk: "empty" | "formatted";
}

/** Runs one of a JournalNode's scripts, and returns its exit code and the namespace that is on the disk afterwards. */
async function ran(
    script: string,
    { members, others, own, disk }: Quorum,
): Promise<{ readonly code: unknown; readonly namespaceId: string | undefined }> {
    const hosts = Array.from({ length: members }, (_, n) => `journal-${n}.invalid`);
    const answering = [
        ...others.map((journal, n) => [(hosts[n] = `127.0.0.${81 + n}`), journal] as const),
        ...(own === undefined ? [] : [["127.0.0.1", own] as const]),
    ];
    const ends = await Promise.all(
        answering.map(([host, journal]) => journalNodeAt(host, journal)),
    );
    const folder = mkdtempSync(join(tmpdir(), "journal-"));
    const current = join(folder, "lake", "current");
    const version = join(current, "VERSION");
    if (disk === "formatted") {
        mkdirSync(current, { recursive: true });
        writeFileSync(version, "namespaceID=5\n");
    }
    writeFileSync(join(folder, "hdfs"), '#!/bin/sh\n[ "$*" = journalnode ]\n', { mode: 0o755 });
    try {
        const child = spawn("bash", [join(scripts, script)], {
            timeout: 10_000,
            env: {
                ...process.env,
                PATH: [folder, process.env["PATH"]].join(delimiter),
                HOSTNAME: `journal-${members - 1}`,
                JOURNAL_DIRECTORY: folder,
                NAMESERVICE: "lake",
                JOURNAL_NODES: hosts.join(" "),
                SEGMENT_SECONDS: "60",
            },
        });
        const [code] = (await once(child, "close")) as unknown[];
        const text = existsSync(version) ? readFileSync(version, "utf8") : "";
        return { code, namespaceId: /^namespaceID=(.*)$/m.exec(text)?.[1] };
    } finally {
        await Promise.all(ends.map((end) => end()));
        rmSync(folder, { recursive: true });
    }
}

const known = { namespaceId: 7 };

describe("a JournalNode with an empty disk", () => {
    const adopted = async (
        members: number,
        others: readonly Journal[],
    ): Promise<string | undefined> => {
        const { code, namespaceId } = await ran("runJournalNode.sh", {
            members,
            others,
            disk: "empty",
        });
        assert.equal(code, 0);
        return namespaceId;
    };

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

    it("is started again where the others have become a quorum meanwhile, and not before", async () => {
        const well = async (others: readonly Journal[]): Promise<unknown> =>
            (await ran("isJournalNodeWell.sh", { members: 3, others, own: {}, disk: "empty" }))
                .code;

        assert.equal(await well([known, known]), 1);
        assert.equal(await well([known]), 0);
        assert.equal(await well([{}, {}]), 0);
    });
});

describe("a JournalNode with a journal", () => {
    const at = (script: string, own?: Journal): Promise<{ readonly code: unknown }> =>
        ran(script, {
            members: 3,
            others: [known, known],
            disk: "formatted",
            ...(own !== undefined && { own }),
        });

    it("keeps it, whatever the others say", async () => {
        const { namespaceId } = await ran("runJournalNode.sh", {
            members: 3,
            others: [known, known],
            disk: "formatted",
        });

        assert.equal(namespaceId, "5");
    });

    it("is well as long as it answers", async () => {
        assert.equal((await at("isJournalNodeWell.sh", known)).code, 0);
        assert.equal((await at("isJournalNodeWell.sh")).code, 1);
    });

    it("is ready from the segment on in which edits are written to it, or where none has begun in time", async () => {
        const isReady = async (own: Journal): Promise<boolean> =>
            (await at("isJournalNodeWriting.sh", { ...known, ...own })).code === 0;

        assert.equal(await isReady({ written: 0 }), false);
        assert.equal(await isReady({ written: 12 }), true);
        assert.equal(await isReady({ written: 0, uptimeSeconds: 131 }), true);
    });

    it("is ready while nothing is formatted", async () => {
        const { code } = await ran("isJournalNodeWriting.sh", {
            members: 3,
            others: [{}, {}],
            own: {},
            disk: "empty",
        });

        assert.equal(code, 0);
    });
});
