import { wholeStack } from "../evaluators.ts";
import { sparkEntriesOf } from "../kubernetes/sparkEntries.ts";
import type { Rule } from "../rule.ts";

export const spellSparkKeys: Rule = {
    id: "spell-spark-keys",
    title: "Settings of Spark are spelled as Spark reads them",
    reason: "Spark ignores what it does not know: the seeds' spark.executor.extraclasspath did nothing for years.",
    source: "L1, L3; seeds' defect 3",
    severity: "mandatory",
    remedy: "spell the key as upstream does (sparkstead:spark.defaults, sparkstead:applications)",
    plan: wholeStack((stack) => {
        const { entries, unknown } = sparkEntriesOf(stack);
        const faults = entries.flatMap(({ key, where }) => {
            const right = spelling.get(key.toLowerCase());
            return right === undefined || right === key
                ? []
                : [`${where} sets ${key}, ${right} is required`];
        });
        return [...faults, ...unknown];
    }),
};

/**
 * Keys with capitals, which people get wrong.
 * @source https://spark.apache.org/docs/3.5.8/configuration.html
 */
const known = [
    "spark.driver.extraClassPath",
    "spark.driver.extraJavaOptions",
    "spark.driver.defaultJavaOptions",
    "spark.driver.extraLibraryPath",
    "spark.driver.memoryOverhead",
    "spark.driver.memoryOverheadFactor",
    "spark.driver.maxResultSize",
    "spark.executor.extraClassPath",
    "spark.executor.extraJavaOptions",
    "spark.executor.defaultJavaOptions",
    "spark.executor.extraLibraryPath",
    "spark.executor.memoryOverhead",
    "spark.executor.memoryOverheadFactor",
    "spark.dynamicAllocation.enabled",
    "spark.dynamicAllocation.minExecutors",
    "spark.dynamicAllocation.maxExecutors",
    "spark.dynamicAllocation.initialExecutors",
    "spark.dynamicAllocation.shuffleTracking.enabled",
    "spark.eventLog.compress",
    "spark.eventLog.dir",
    "spark.eventLog.enabled",
    "spark.eventLog.rolling.enabled",
    "spark.eventLog.rolling.maxFileSize",
    "spark.history.fs.logDirectory",
    "spark.kubernetes.authenticate.driver.serviceAccountName",
    "spark.kubernetes.container.image.pullPolicy",
    "spark.kubernetes.container.image.pullSecrets",
    "spark.kubernetes.driver.podTemplateFile",
    "spark.kubernetes.executor.podTemplateFile",
    "spark.kubernetes.file.upload.path",
    "spark.kubernetes.hadoop.configMapName",
    "spark.submit.deployMode",
    "spark.submit.pyFiles",
    "spark.sql.adaptive.coalescePartitions.enabled",
    "spark.sql.catalogImplementation",
    "spark.sql.parquet.mergeSchema",
    "spark.sql.sources.partitionOverwriteMode",
    "spark.sql.warehouse.dir",
] as const;

const spelling: ReadonlyMap<string, string> = new Map(known.map((key) => [key.toLowerCase(), key]));
