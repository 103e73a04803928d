/** A directory of a file system that exists before anybody uses it. */
export interface Directory {
    /** Absolute, e.g. "/user/spark". */
    readonly path: string;
    readonly owner: string;
    readonly group: string;

    /** Four octal digits, e.g. "1777". */
    readonly mode: string;

    /** Whether owner, group and mode are for everything below as well. */
    readonly recursive: boolean;
}

/** A file of this machine that lies in a file system or a bucket. */
export interface UploadedFile {
    /** Absolute in a file system, a key in a bucket. */
    readonly path: string;

    /** Where this machine has it, from the folder of Pulumi.yaml. */
    readonly source: string;
    readonly bytes: number;

    /** Of its content, in hexadecimal. */
    readonly sha256: string;

    /** Of its content, in eight hexadecimal digits: what a file system can compute where the blocks are. */
    readonly crc32: string;
}

/** What was found in place of what was declared, by path, e.g. { "/tmp": "mode 0755 (2026-11-21T09:00:00Z)" }. */
export type Drift = Readonly<Record<string, string>>;
