import { z } from "zod";

import { applications } from "./sections/applications.ts";
import { content } from "./sections/content.ts";
import { capacity } from "./sections/capacity.ts";
import { eventLog } from "./sections/eventLog.ts";
import { fileSystem } from "./sections/fileSystem.ts";
import { gateway } from "./sections/gateway.ts";
import { historyServer } from "./sections/historyServer.ts";
import { images } from "./sections/images.ts";
import { kubernetes, namespaces } from "./sections/kubernetes.ts";
import { metastore } from "./sections/metastore.ts";
import { bucket, objectStore } from "./sections/objectStore.ts";
import { spark } from "./sections/spark.ts";
import { sparkOperator } from "./sections/sparkOperator.ts";
import { sqlDatabase } from "./sections/sqlDatabase.ts";

/**
 * Everything a stack's config may say, with its defaults; docs/configuration.md is generated from it. A key's text is what `describe`
 * says of it.
 */

/** The keys of a stack's config, below `sparkstead:`. */
export const configSchema = z.strictObject({
    target: z
        .enum(["dev", "prod"], 'expected "dev" or "prod"')
        .describe("Kind of environment: decides where each part of the platform comes from."),
    kubernetes,
    namespaces,
    images,
    objectStore,
    bucket,
    content,
    fileSystem,
    eventLog,
    metastore,
    sqlDatabase,
    spark,
    sparkOperator,
    historyServer,
    gateway,
    applications,
    capacity,
});

/** A stack's config, decoded. */
export type PlatformConfig = z.infer<typeof configSchema>;
