import type { Metastore } from "../contracts/metastore.ts";
import type { Planned } from "../contracts/planned.ts";
import type { SparkRuntime } from "../contracts/sparkRuntime.ts";
import { sparkSubmitterFiles } from "../kubernetes/sparkSubmitter.ts";
import { hadoopXml } from "../render/hadoopXml.ts";
import { javaProperties } from "../render/javaProperties.ts";
import {
    type LivySettings,
    livyClientConf,
    livyConf,
    log4jProperties,
    refusedSparkKeys,
} from "./livyConf.ts";

interface Sources {
    readonly settings: LivySettings;

    /** Host by which drivers reach Livy. */
    readonly host: string;
    readonly runtime: Planned<SparkRuntime>;
    readonly metastore: Planned<Metastore> | undefined;
}

/** Everything that Livy and its spark-submits read, in one directory: it is the conf directory of both. */
export function livyFiles({
    settings,
    host,
    runtime,
    metastore,
}: Sources): Readonly<Record<string, string>> {
    const { abilities } = settings;
    return {
        ...sparkSubmitterFiles("livy", runtime),
        "livy.conf": javaProperties(livyConf(settings)),
        "livy-client.conf": javaProperties(livyClientConf(abilities, { host })),
        "log4j.properties": javaProperties(log4jProperties),
        "spark-blacklist.conf": refusedSparkKeys.map((key) => `${key}\n`).join(""),
        // Batches take the metastore from sparkDefaults; Livy's interpreter looks for this file.
        ...(abilities.sessions &&
            metastore !== undefined && {
                "hive-site.xml": hadoopXml({ "hive.metastore.uris": metastore.uri }),
            }),
    };
}
