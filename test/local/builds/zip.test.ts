import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";

import { zipEntries } from "../../../local/builds/zip.ts";

describe("zip", () => {
    it("yields packed and unpacked files, and no folders", () => {
        const zip = archive([
            { path: "folder/", text: "", deflated: false },
            { path: "folder/plain.txt", text: "plain", deflated: false },
            { path: "ä.txt", text: "packed ".repeat(99), deflated: true },
        ]);

        const files = [...zipEntries(zip)].map(({ path, content }) => [path, String(content())]);

        assert.deepEqual(files, [
            ["folder/plain.txt", "plain"],
            ["ä.txt", "packed ".repeat(99)],
        ]);
    });

    it("refuses what is not a zip archive", () => {
        assert.throws(() => [...zipEntries(Buffer.alloc(100))], /no end of central directory/);
    });
});

interface File {
    readonly path: string;
    readonly text: string;
    readonly deflated: boolean;
}

/** A zip archive of the files, with an extra field in each local header as many writers put one. */
function archive(files: readonly File[]): Buffer {
    const extra = Buffer.from([0xff, 0xff, 0, 0]);
    const bodies: Buffer[] = [];
    const directory: Buffer[] = [];
    for (const { path, text, deflated } of files) {
        const name = Buffer.from(path);
        const packed = deflated ? deflateRawSync(text) : Buffer.from(text);
        const local = Buffer.alloc(30);
        local.writeUInt32LE(0x04034b50, 0);
        local.writeUInt16LE(name.length, 26);
        local.writeUInt16LE(extra.length, 28);
        const header = Buffer.alloc(46);
        header.writeUInt32LE(0x02014b50, 0);
        header.writeUInt16LE(deflated ? 8 : 0, 10);
        header.writeUInt32LE(packed.length, 20);
        header.writeUInt32LE(text.length, 24);
        header.writeUInt16LE(name.length, 28);
        header.writeUInt32LE(Buffer.concat(bodies).length, 42);
        bodies.push(local, name, extra, packed);
        directory.push(header, name);
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(files.length, 10);
    end.writeUInt32LE(Buffer.concat(directory).length, 12);
    end.writeUInt32LE(Buffer.concat(bodies).length, 16);
    return Buffer.concat([...bodies, ...directory, end]);
}
