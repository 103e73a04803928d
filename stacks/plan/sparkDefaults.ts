import type { EventLog } from "../../components/contracts/eventLog.ts";
import type { ObjectStore } from "../../components/contracts/objectStore.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import {
    type SparkDefault,
    type SparkDefaultReader,
    runtimeConfDirectory,
} from "../../components/contracts/sparkRuntime.ts";
import type { SparkConf, SparkKey } from "../../components/render/sparkConf.ts";
import { describeDisagreement, disagreements } from "../../components/render/unite.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { names } from "./names.ts";
import { committerEntries, s3aEntries } from "./s3a.ts";
import { userConfFaults } from "./userConf.ts";

interface Sources {
    readonly config: PlatformConfig;
    readonly store: Planned<ObjectStore>;
    readonly eventLog: Planned<EventLog>;
}

/** Everybody reads the same defaults. */
const readers: readonly SparkDefaultReader[] = ["sparkApplication", "livy", "client"];

const userOrigin = "user (sparkstead:spark.defaults)";

/** The one set of sparkDefaults, each with who decided it; what users set replaces what the platform would. */
export function planSparkDefaults({ config, store, eventLog }: Sources): {
    readonly defaults: readonly SparkDefault[];
    readonly faults: readonly Fault[];
} {
    const { spark, bucket } = config;
    const byOrigin: Readonly<Record<string, SparkConf>> = {
        objectStore: {
            ...s3aEntries(store),
            ...credentialEntries(store),
            "spark.sql.warehouse.dir": `s3a://${bucket.name}/${bucket.warehouse}`,
        },
        committer: committerEntries(spark.committer),
        eventLog: eventLog.writerEntries,
        logging: loggingEntries(spark.submitOutput),
    };
    const user = spark.defaults as SparkConf;
    const platform = Object.entries(byOrigin).flatMap(([origin, conf]) =>
        entries(conf, origin).filter(({ key }) => !(key in user)),
    );
    return {
        defaults: [...platform, ...entries(user, userOrigin)].sort((a, b) =>
            a.key < b.key ? -1 : 1,
        ),
        faults: [
            ...disagreements(byOrigin).map((disagreement) => ({
                key: "sparkstead:spark",
                problem: describeDisagreement(disagreement),
            })),
            ...userConfFaults(user, "sparkstead:spark.defaults"),
        ],
    };
}

/** Drivers and executors find their keys in the environment, by reference to the principal's Secret. */
function credentialEntries(store: Planned<ObjectStore>): SparkConf {
    const credentials = store.credentials[names.principals.spark];
    return Object.fromEntries(
        Object.values(credentials ?? {}).flatMap(({ secretName, key }) =>
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

function entries(conf: SparkConf, origin: string): SparkDefault[] {
    return (Object.entries(conf) as [SparkKey, string][]).map(([key, value]) => ({
        key,
        value,
        origin,
        readers,
    }));
}
