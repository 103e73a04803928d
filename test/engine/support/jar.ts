import { crc32 } from "node:zlib";

/**
 * A jar with one file, not compressed.
 * @source https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.6
 */
export function jarOf(name: string, text: string): Buffer {
    const content = Buffer.from(text);
    const path = Buffer.from(name);
    const checksum = crc32(content);
    // Version, flags, method, time and date; then what both headers say of the file.
    const about = words(
        [10, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [checksum, 4],
        [content.length, 4],
        [content.length, 4],
        [path.length, 2],
        [0, 2],
    );
    const file = Buffer.concat([words([0x04034b50, 4]), about, path, content]);
    const entry = Buffer.concat([
        words([0x02014b50, 4], [10, 2]),
        about,
        words([0, 2], [0, 2], [0, 2], [0, 4], [0, 4]),
        path,
    ]);
    const end = words(
        [0x06054b50, 4],
        [0, 2],
        [0, 2],
        [1, 2],
        [1, 2],
        [entry.length, 4],
        [file.length, 4],
        [0, 2],
    );
    return Buffer.concat([file, entry, end]);
}

/** Numbers in so many bytes each, the least first. */
function words(...numbers: readonly (readonly [number, 2 | 4])[]): Buffer {
    return Buffer.concat(
        numbers.map(([value, bytes]) => {
            const word = Buffer.alloc(bytes);
            word.writeUIntLE(value, 0, bytes);
            return word;
        }),
    );
}
