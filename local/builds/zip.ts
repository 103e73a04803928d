import { inflateRawSync } from "node:zlib";

/** A file in a zip archive; its content is unpacked when it is asked for. */
export interface ZipEntry {
    readonly path: string;
    readonly content: () => Buffer;
}

// Record sizes, signatures and offsets of fields: APPNOTE.TXT (PKWARE), sections 4.3.7, 4.3.12 and 4.3.16.
const endSignature = Buffer.from("PK\x05\x06", "latin1");
const endLength = 22;
const headerSignature = 0x02014b50;
const headerLength = 46;
const localHeaderLength = 30;
const methods = { stored: 0, deflated: 8 } as const;

/**
 * The files in a zip archive, in its order: a bare machine has neither unzip nor python3 for sure. Reads what module proxies serve: one disk,
 * no encryption, less than 4 GiB.
 */
export function* zipEntries(zip: Buffer): Generator<ZipEntry> {
    const end = zip.lastIndexOf(endSignature, zip.length - endLength);
    if (end < 0) {
        throw new Error("not a zip archive: it has no end of central directory");
    }
    let header = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
        if (zip.readUInt32LE(header) !== headerSignature) {
            throw new Error(`not a zip archive we can read: no entry at ${String(header)}`);
        }
        const pathLength = zip.readUInt16LE(header + 28);
        const path = zip.toString(
            "utf8",
            header + headerLength,
            header + headerLength + pathLength,
        );
        const entry = header;
        if (!path.endsWith("/")) {
            yield { path, content: () => contentOf(zip, entry, path) };
        }
        header +=
            headerLength +
            pathLength +
            zip.readUInt16LE(header + 30) +
            zip.readUInt16LE(header + 32);
    }
}

function contentOf(zip: Buffer, header: number, path: string): Buffer {
    const method = zip.readUInt16LE(header + 10);
    const local = zip.readUInt32LE(header + 42);
    const start =
        local + localHeaderLength + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(header + 20));
    switch (method) {
        case methods.stored:
            return packed;
        case methods.deflated:
            return inflateRawSync(packed);
        default:
            throw new Error(`${path}: packed by method ${String(method)}, which we cannot unpack`);
    }
}
