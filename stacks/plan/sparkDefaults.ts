import type { EventLog } from "../../components/contracts/eventLog.ts";
import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import type { Metastore } from "../../components/contracts/metastore.ts";
import type { ObjectStore } from "../../components/contracts/objectStore.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import {
    type PodSize,
    type SharedLibraries,
    type SparkDefault,
    type SparkDefaultReader,
    type SparkRuntime,
    runtimeConfDirectory,
    sparkConfDirectory,
    sparkConfFiles,
} from "../../components/contracts/sparkRuntime.ts";
import { type SparkConf, type SparkKey, asSparkHadoop } from "../../components/render/sparkConf.ts";
import { describeDisagreement, disagreements } from "../../components/render/unite.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { names, uploadPrefix } from "./names.ts";
import { committerEntries, committerFaults, s3aEntries } from "./s3a.ts";
import { userConfFaults } from "./userConf.ts";

interface Sources {
    readonly config: PlatformConfig;
    readonly runtime: Omit<Planned<SparkRuntime>, "defaults">;
    readonly store: Planned<ObjectStore>;
    readonly eventLog: Planned<EventLog>;

    /** Undefined where the platform has none. */
    readonly fileSystem: Planned<FileSystem> | undefined;
    readonly metastore: Planned<Metastore> | undefined;
}

/** What one decision adds to the defaults. */
interface Part {
    /** Who decided, and the config key that changes it. */
    readonly origin: string;
    readonly conf: SparkConf;
    readonly readers: readonly SparkDefaultReader[];
}

const everybody: readonly SparkDefaultReader[] = ["sparkApplication", "livy", "client"];

/** Those who run spark-submit themselves; the operator says the same in an application's spec. */
const submitters: readonly SparkDefaultReader[] = ["livy", "client"];

const userOrigin = "user (sparkstead:spark.defaults)";

/** The one set of sparkDefaults, each with who decided it; what users set replaces what the platform would. */
export function planSparkDefaults(sources: Sources): {
    readonly defaults: readonly SparkDefault[];
    readonly faults: readonly Fault[];
} {
    const parts = partsOf(sources);
    const platform = new Map(
        parts.flatMap(({ origin, conf, readers }) =>
            entries(conf).map(([key, value]) => [key, { key, value, origin, readers }] as const),
        ),
    );
    const user = sources.config.spark.defaults as SparkConf;
    const defaults = new Map<SparkKey, SparkDefault>([
        ...platform,
        ...entries(user).map(([key, value]) => [key, usersOwn({ key, value }, platform)] as const),
    ]);
    return {
        defaults: [...defaults.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
        faults: [
            ...disagreements(
                Object.fromEntries(parts.map(({ origin, conf }) => [origin, conf])),
            ).map((disagreement) => ({
                key: "sparkstead:spark",
                problem: describeDisagreement(disagreement),
            })),
            ...libraryFaults(sources.config.spark, sources.fileSystem),
            ...committerFaults(sources.config.spark.committer, sources.fileSystem),
            ...userConfFaults(user, "sparkstead:spark.defaults", "defaults"),
        ],
    };
}

/** A user's entry: whoever read what it replaces reads it. */
function usersOwn(
    { key, value }: Pick<SparkDefault, "key" | "value">,
    platform: ReadonlyMap<SparkKey, SparkDefault>,
): SparkDefault {
    const replaced = platform.get(key);
    return replaced === undefined
        ? { key, value, origin: userOrigin, readers: everybody }
        : {
              key,
              value,
              origin: userOrigin,
              readers: replaced.readers,
              replaces: { value: replaced.value, origin: replaced.origin },
          };
}

function partsOf(sources: Sources): readonly Part[] {
    const { config, runtime, store, eventLog, fileSystem, metastore } = sources;
    const { spark, bucket } = config;
    return [
        {
            origin: "objectStore (sparkstead:objectStore)",
            conf: { ...s3aEntries(store), ...credentialEntries(store) },
            readers: everybody,
        },
        {
            origin: "committer (sparkstead:spark.committer)",
            conf: committerEntries(spark.committer, fileSystem),
            readers: everybody,
        },
        {
            origin: "eventLog (sparkstead:eventLog)",
            conf: eventLog.writerEntries,
            readers: everybody,
        },
        {
            origin: "logging (sparkstead:spark.submitOutput)",
            conf: loggingEntries(spark.submitOutput),
            readers: everybody,
        },
        ...(fileSystem === undefined
            ? []
            : [
                  {
                      origin: "fileSystem (sparkstead:fileSystem)",
                      conf: fileSystemEntries(fileSystem),
                      readers: everybody,
                  },
              ]),
        ...(runtime.sharedLibraries === undefined
            ? []
            : [
                  {
                      origin: "sharedLibraries (sparkstead:spark.sharedLibraries)",
                      conf: classPathEntries(runtime.sharedLibraries),
                      readers: everybody,
                  },
              ]),
        metastore === undefined
            ? {
                  origin: "objectStore (sparkstead:bucket)",
                  conf: { "spark.sql.warehouse.dir": `s3a://${bucket.name}/${bucket.warehouse}` },
                  readers: everybody,
              }
            : {
                  origin: "metastore (sparkstead:metastore)",
                  conf: metastoreEntries(metastore),
                  readers: everybody,
              },
        {
            origin: "images (sparkstead:images)",
            conf: imageEntries(runtime),
            readers: submitters,
        },
        {
            origin: "namespaces (sparkstead:namespaces)",
            conf: { "spark.kubernetes.namespace": runtime.namespace },
            readers: submitters,
        },
        {
            origin: "runtime (sparkstead:spark)",
            conf: {
                "spark.kubernetes.authenticate.driver.serviceAccountName": runtime.serviceAccount,
                ...sizeEntries("driver", runtime.driver),
                ...sizeEntries("executor", runtime.executor),
            },
            readers: submitters,
        },
        {
            origin: "submission",
            conf: {
                "spark.kubernetes.driver.podTemplateFile": `${sparkConfDirectory}/${sparkConfFiles.driverTemplate}`,
                "spark.kubernetes.executor.podTemplateFile": `${sparkConfDirectory}/${sparkConfFiles.executorTemplate}`,
                // Where spark-submit puts local files for a driver in the cluster to fetch.
                "spark.kubernetes.file.upload.path":
                    fileSystem === undefined
                        ? `s3a://${bucket.name}/${uploadPrefix}`
                        : `${fileSystem.defaultFs}${names.uploadDirectory}`,
            },
            readers: submitters,
        },
        {
            origin: "client",
            // Livy says it in livy.conf.
            conf: { "spark.master": "k8s://https://kubernetes.default.svc" },
            readers: ["client"],
        },
    ];
}

/** Drivers and executors find their keys in the environment, by reference to the principal's Secret. */
function credentialEntries(store: Planned<ObjectStore>): SparkConf {
    const credentials = store.credentials[names.principals.spark];
    const references =
        credentials === undefined ? [] : [credentials.accessKeyId, credentials.secretAccessKey];
    return Object.fromEntries(
        references.flatMap(({ secretName, key }) =>
            ["driver", "executor"].map((role): [SparkKey, string] => [
                `spark.kubernetes.${role}.secretKeyRef.${key}`,
                `${secretName}:${key}`,
            ]),
        ),
    );
}

function loggingEntries(submitOutput: PlatformConfig["spark"]["submitOutput"]): SparkConf {
    const option = `-Dlog4j2.configurationFile=file://${runtimeConfDirectory}/log4j2.properties`;
    return {
        // Spark puts these before extraJavaOptions, which an application's own javaOptions replace.
        "spark.driver.defaultJavaOptions": option,
        "spark.executor.defaultJavaOptions": option,
        // The operator offers no way to hand `--verbose` to the driver's spark-submit; these two print the same.
        ...(submitOutput === "verbose" && {
            "spark.logConf": "true",
            "spark.kubernetes.driverEnv.SPARK_PRINT_LAUNCH_COMMAND": "1",
        }),
    };
}

function fileSystemEntries({ clientConfigMap }: Planned<FileSystem>): SparkConf {
    return {
        // Drivers and, since 3.5 (SPARK-43504), executors mount it.
        "spark.kubernetes.hadoop.configMapName": clientConfigMap,
        "spark.kubernetes.driverEnv.HADOOP_USER_NAME": names.hadoopUser,
        "spark.executorEnv.HADOOP_USER_NAME": names.hadoopUser,
    };
}

function libraryFaults(
    { sharedLibraries }: PlatformConfig["spark"],
    fileSystem: Planned<FileSystem> | undefined,
): Fault[] {
    return sharedLibraries !== undefined && fileSystem === undefined
        ? [
              {
                  key: "sparkstead:spark.sharedLibraries",
                  problem: `found "${sharedLibraries}", and the platform has no file system to copy it from; put the jars into the image or give it one (sparkstead:fileSystem)`,
              },
          ]
        : [];
}

function classPathEntries({ directory }: SharedLibraries): SparkConf {
    return {
        "spark.driver.extraClassPath": `${directory}/*`,
        "spark.executor.extraClassPath": `${directory}/*`,
    };
}

function metastoreEntries({ uri, warehouse }: Planned<Metastore>): SparkConf {
    return {
        "spark.sql.catalogImplementation": "hive",
        "spark.sql.warehouse.dir": warehouse,
        ...asSparkHadoop({ "hive.metastore.uris": uri, ...metastorePatience }),
    };
}

/**
 * A metastore that restarts, or whose database does, is away for half a minute, and a job that asks it meanwhile waits. Once a second
 * later, the default, ends the job, with data and without a table. Spark multiplies the two for itself, Hive asks three times for each.
 * @source HiveConf 2.3.9, org.apache.spark.sql.hive.client.HiveClientImpl 3.5.8 (retryLocked)
 */
const metastorePatience = {
    "hive.metastore.failure.retries": "6",
    "hive.metastore.client.connect.retry.delay": "5s",
} as const;

function imageEntries({
    image,
    imagePullSecrets,
}: Pick<SparkRuntime, "image" | "imagePullSecrets">): SparkConf {
    return {
        "spark.kubernetes.container.image": image,
        ...(imagePullSecrets.length > 0 && {
            "spark.kubernetes.container.image.pullSecrets": imagePullSecrets.join(","),
        }),
    };
}

function sizeEntries(
    role: "driver" | "executor",
    { coreRequest, cores, memory }: PodSize,
): SparkConf {
    return {
        [`spark.kubernetes.${role}.request.cores`]: coreRequest,
        [`spark.${role}.cores`]: String(cores),
        [`spark.${role}.memory`]: memory,
    };
}

function entries(conf: SparkConf): [SparkKey, string][] {
    return Object.entries(conf) as [SparkKey, string][];
}
