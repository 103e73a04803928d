import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { sourcesFrom } from "../../stacks/sources.ts";

describe("a source", () => {
    let folder: string;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "sources-"));
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    it("is known by the size and checksums of its content, also where that is larger than a read", () => {
        // Three reads and a half.
        const content = Buffer.alloc(3_670_016, "sparkstead");
        writeFileSync(join(folder, "large"), content);
        const [sha256] = execFileSync("sha256sum", [join(folder, "large")], {
            encoding: "utf8",
        }).split(" ");

        assert.deepEqual(sourcesFrom(folder)("large"), {
            kind: "file",
            bytes: 3_670_016,
            sha256,
            crc32: crcByBits(content),
        });
    });

    it("has eight digits of CRC-32, whatever they start with", () => {
        const text = Array.from({ length: 200 }, (_, index) => String(index)).find((candidate) =>
            crcByBits(Buffer.from(candidate)).startsWith("0"),
        );
        writeFileSync(join(folder, "zero"), text ?? "");

        const source = sourcesFrom(folder)("zero");
        assert.equal(source.kind === "file" && source.crc32, crcByBits(Buffer.from(text ?? "")));
    });

    it("may be missing or a directory", () => {
        assert.deepEqual(sourcesFrom(folder)("none"), { kind: "missing" });
        assert.deepEqual(sourcesFrom(folder)("."), { kind: "directory" });
    });
});

/** CRC-32 as its definition says it: https://www.rfc-editor.org/rfc/rfc1952#section-8. */
function crcByBits(content: Buffer): string {
    let crc = 0xffffffff;
    for (const byte of content) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) {
            crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
        }
    }
    return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}
