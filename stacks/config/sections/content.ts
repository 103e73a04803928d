import { z } from "zod";

import { hdfsPath, hdfsUser, keyPrefix, objectKey } from "./values.ts";

const source = z
    .string("expected the path of a file")
    .min(1)
    .describe(
        "File of this machine, from the folder of Pulumi.yaml. Changed, it is uploaded again.",
    );

const files = z.strictObject({ source });

const directory = z.strictObject({
    owner: hdfsUser.default("hadoop").describe("Its owner; HDFS's superuser by default."),
    group: hdfsUser.default("supergroup").describe("Its group; the superusers' by default."),
    mode: z
        .string('expected an octal mode in quotes such as "1777"')
        .regex(/^[01]?[0-7]{3}$/, 'expected an octal mode in quotes such as "1777"')
        .default("0755")
        .describe("Octal and in quotes: YAML takes 0777 for a number."),
    recursive: z
        .boolean()
        .default(false)
        .describe("Whether all three are set for everything below as well, whenever they are set."),
});

export const content = z
    .strictObject({
        fileSystem: z
            .strictObject({
                superuser: z
                    .string()
                    .min(1)
                    .default("hadoop")
                    .describe(
                        "User as whom directories are made: only a superuser gives them away.",
                    ),
                directories: z
                    .record(hdfsPath, directory)
                    .default({})
                    .describe(
                        "By absolute path. A directory that is no longer named stays, with what is in it.",
                    ),
                files: z
                    .record(hdfsPath, files)
                    .default({})
                    .describe("By absolute path. A file that is no longer named is removed."),
            })
            .prefault({})
            .describe("In the file system, beside the platform's own directories."),
        bucket: z
            .strictObject({
                prefixes: z
                    .array(keyPrefix)
                    .default([])
                    .describe("Key prefixes that exist before anybody writes, such as staging/."),
                files: z
                    .record(objectKey, files)
                    .default({})
                    .describe("By key. A file that is no longer named is removed."),
            })
            .prefault({})
            .describe("In the platform's bucket, beside the platform's own prefixes."),
    })
    .prefault({})
    .describe(
        "Directories and files that exist before anybody uses them, and are made again when they are lost.",
    );
