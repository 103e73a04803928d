import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import type { ObjectStore } from "../../components/contracts/objectStore.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import type { HadoopConf } from "../../components/render/hadoopXml.ts";
import { type SparkConf, asSparkHadoop } from "../../components/render/sparkConf.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";

/**
 * How s3a opens a store; credentials come from the environment alone.
 * @source https://hadoop.apache.org/docs/r3.3.4/hadoop-aws/tools/hadoop-aws/index.html
 */
export function s3aConf(store: Planned<ObjectStore>): HadoopConf {
    return {
        "fs.s3a.endpoint": store.endpoint,
        "fs.s3a.endpoint.region": store.region,
        "fs.s3a.path.style.access": String(store.addressing === "path"),
        "fs.s3a.connection.ssl.enabled": String(store.endpoint.startsWith("https://")),
        // Upstream's chain asks EC2's metadata service next, which costs seconds where there is none.
        "fs.s3a.aws.credentials.provider":
            "com.amazonaws.auth.EnvironmentVariableCredentialsProvider",
        // Hadoop 3.3 removes markers on write, and with them the event log's prefix.
        "fs.s3a.directory.marker.retention": "keep",
    };
}

/** The same for Spark. */
export function s3aEntries(store: Planned<ObjectStore>): SparkConf {
    return asSparkHadoop(s3aConf(store));
}

/**
 * How jobs commit to s3a. Both committers need the classes of spark-hadoop-cloud.
 * @source https://spark.apache.org/docs/3.5.8/cloud-integration.html#hadoop-s3a-committers
 */
export function committerEntries(
    committer: PlatformConfig["spark"]["committer"],
    fileSystem: Planned<FileSystem> | undefined,
): SparkConf {
    return {
        ...asSparkHadoop({
            "mapreduce.outputcommitter.factory.scheme.s3a":
                "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory",
            "fs.s3a.committer.name": committer.name,
            ...(committer.name === "directory" && {
                "fs.s3a.committer.staging.conflict-mode": committer.conflictMode,
                "fs.s3a.committer.staging.tmp.path": `${fileSystem?.defaultFs ?? ""}${committer.stagingPath}`,
            }),
        }),
        "spark.sql.sources.commitProtocolClass":
            "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol",
        "spark.sql.parquet.output.committer.class":
            "org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter",
    };
}

/**
 * The directory committer hands pending commits from executors to the driver on fs.defaultFS: without a shared file system that is
 * each pod's own disk.
 * @source org.apache.hadoop.fs.s3a.commit.staging.Paths.getMultipartUploadCommitsDirectory, hadoop-aws 3.3.4
 */
export function committerFaults(
    committer: PlatformConfig["spark"]["committer"],
    fileSystem: Planned<FileSystem> | undefined,
): Fault[] {
    return committer.name === "directory" && fileSystem === undefined
        ? [
              {
                  key: "sparkstead:spark.committer.name",
                  problem:
                      'found "directory", which loses its pending commits where pods share no file system; use "magic" or give the platform one (sparkstead:fileSystem)',
              },
          ]
        : [];
}
