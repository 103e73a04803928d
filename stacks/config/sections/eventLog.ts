import { z } from "zod";

import { hdfsPath } from "./values.ts";

const store = z.enum(["bucket", "fileSystem"], 'expected "bucket" or "fileSystem"');

export const eventLog = z
    .strictObject({
        written: store
            .default("bucket")
            .describe(
                "Where applications write, and the History Server reads: below bucket.eventLogs, or in a directory of the file system.",
            ),
        directory: hdfsPath
            .default("/shared/spark-logs")
            .describe("That directory; everybody's, with a sticky bit."),
        alsoRead: store
            .optional()
            .describe(
                "The other store, shown by a History Server of its own: after a move, the event logs from before it.",
            ),
    })
    .prefault({})
    .describe("Event logs of applications.");
