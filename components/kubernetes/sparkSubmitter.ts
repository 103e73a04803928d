import type { Planned } from "../contracts/planned.ts";
import {
    type SparkDefaultReader,
    type SparkRuntime,
    defaultsFor,
    sparkConfFiles,
} from "../contracts/sparkRuntime.ts";
import { sparkDefaultsConf } from "../render/sparkConf.ts";
import { type SparkRole, sparkPodTemplate } from "./sparkPodTemplate.ts";

/**
 * The files with which spark-submit or a driver in client mode starts, for a ConfigMap mounted at `sparkConfDirectory`. Where there
 * is a FileSystem, its two files are projected beside them: they are then on the class path, and HADOOP_CONF_DIR stays unset, which
 * Spark refuses beside spark.kubernetes.hadoop.configMapName.
 */
export function sparkSubmitterFiles(
    reader: SparkDefaultReader,
    runtime: Planned<SparkRuntime>,
): Readonly<Record<string, string>> {
    const template = (role: SparkRole): string =>
        `${JSON.stringify({ apiVersion: "v1", kind: "Pod", ...sparkPodTemplate(role, runtime) }, undefined, 2)}\n`;
    return {
        [sparkConfFiles.defaults]: sparkDefaultsConf(defaultsFor(reader, runtime)),
        [sparkConfFiles.driverTemplate]: template("driver"),
        [sparkConfFiles.executorTemplate]: template("executor"),
    };
}
