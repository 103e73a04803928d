import { javaProperties } from "./javaProperties.ts";

/** Entries that spark-submit reads; it ignores keys outside `spark.`, so the type has none. */
export type SparkConf = Readonly<Record<SparkKey, string>>;

export type SparkKey = `spark.${string}`;

/** Hadoop entries under the prefix by which Spark hands them on. */
export function asSparkHadoop(conf: Readonly<Record<string, string>>): SparkConf {
    return Object.fromEntries(
        Object.entries(conf).map(([key, value]) => [`spark.hadoop.${key}`, value]),
    );
}

/** Writes spark-defaults.conf, which Spark reads as a .properties file and trims. */
export function sparkDefaultsConf(conf: SparkConf): string {
    return javaProperties(conf);
}
