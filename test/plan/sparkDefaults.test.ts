import assert from "node:assert/strict";

import { type SparkDefaultReader, defaultsFor } from "../../components/contracts/sparkRuntime.ts";
import { names } from "../../stacks/plan/names.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { externalStore, planFaults, planWith } from "../support/config.ts";

type Raw = Readonly<Record<string, unknown>>;

/** Value and origin of a default of Spark. */
function sparkDefault(
    plan: PlatformPlan,
    key: string,
): { value: string; origin: string } | undefined {
    const [found, ...more] = plan.runtime.defaults.filter((entry) => entry.key === key);
    assert.deepEqual(more, [], `${key} is there once`);
    return found && { value: found.value, origin: found.origin };
}

const fileSystem = { kind: "external", defaultFs: "hdfs://lake" };

describe("sparkDefaults", () => {
    it("tell applications to write event logs where the History Server reads them, whatever the bucket is called", () => {
        for (const bucket of [{}, { name: "lake" }, { eventLogs: "logs/spark/" }]) {
            const plan = planWith({ bucket });

            assert.equal(
                sparkDefault(plan, "spark.eventLog.dir")?.value,
                plan.eventLog.readerEntries["spark.history.fs.logDirectory"],
            );
            assert.equal(sparkDefault(plan, "spark.eventLog.enabled")?.value, "true");
        }
    });

    it("open the store by the same entries as the History Server", () => {
        const plan = planWith(externalStore);

        for (const [key, value] of Object.entries(plan.storeEntries)) {
            assert.deepEqual(sparkDefault(plan, key), {
                value,
                origin: "objectStore (sparkstead:objectStore)",
            });
        }
        assert.equal(plan.storeEntries["spark.hadoop.fs.s3a.endpoint"], "https://s3.example.com");
        assert.equal(plan.storeEntries["spark.hadoop.fs.s3a.path.style.access"], "false");
        assert.equal(plan.storeEntries["spark.hadoop.fs.s3a.connection.ssl.enabled"], "true");
    });

    it("name a Secret for each of the store's keys and hold no key", () => {
        const plan = planWith();

        for (const role of ["driver", "executor"]) {
            for (const variable of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]) {
                assert.equal(
                    sparkDefault(plan, `spark.kubernetes.${role}.secretKeyRef.${variable}`)?.value,
                    `s3-spark:${variable}`,
                );
            }
        }
        assert.deepEqual(
            plan.runtime.defaults.filter(({ key }) => /access\.key|secret\.key/.test(key)),
            [],
        );
    });

    it("name the Secret that the config gives for an external store", () => {
        assert.equal(
            sparkDefault(
                planWith(externalStore),
                "spark.kubernetes.driver.secretKeyRef.AWS_ACCESS_KEY_ID",
            )?.value,
            "lake-keys:AWS_ACCESS_KEY_ID",
        );
    });

    it("say who decided each", () => {
        const plan = planWith({
            metastore: { kind: "none" },
            spark: { defaults: { "spark.sql.shuffle.partitions": "8" } },
        });

        assert.deepEqual([...new Set(plan.runtime.defaults.map(({ origin }) => origin))].sort(), [
            "client",
            "committer (sparkstead:spark.committer)",
            "eventLog (sparkstead:eventLog)",
            "images (sparkstead:images)",
            "logging (sparkstead:spark.submitOutput)",
            "namespaces (sparkstead:namespaces)",
            "objectStore (sparkstead:bucket)",
            "objectStore (sparkstead:objectStore)",
            "runtime (sparkstead:spark)",
            "submission",
            "user (sparkstead:spark.defaults)",
        ]);
    });

    it("tell whoever submits by themselves what the operator says in an application's spec", () => {
        const plan = planWith({ images: { pullSecrets: ["a", "b"] }, namespaces: { jobs: "etl" } });
        const only = (reader: SparkDefaultReader): Readonly<Record<string, string>> => {
            const operators = defaultsFor("sparkApplication", plan.runtime);
            return Object.fromEntries(
                Object.entries(defaultsFor(reader, plan.runtime)).filter(
                    ([key]) => !(key in operators),
                ),
            );
        };

        assert.deepEqual(only("livy"), {
            "spark.driver.cores": "1",
            "spark.driver.memory": "512m",
            "spark.executor.cores": "1",
            "spark.executor.memory": "512m",
            "spark.kubernetes.authenticate.driver.serviceAccountName": "spark",
            "spark.kubernetes.container.image": "sparkstead.local/spark:3.5.8",
            "spark.kubernetes.container.image.pullSecrets": "a,b",
            "spark.kubernetes.driver.podTemplateFile": "/etc/spark/conf/driver.json",
            "spark.kubernetes.driver.request.cores": "100m",
            "spark.kubernetes.executor.podTemplateFile": "/etc/spark/conf/executor.json",
            "spark.kubernetes.executor.request.cores": "100m",
            "spark.kubernetes.file.upload.path": "s3a://spark/uploads/",
            "spark.kubernetes.namespace": "etl",
        });
        assert.deepEqual(only("client"), {
            ...only("livy"),
            "spark.master": "k8s://https://kubernetes.default.svc",
        });
    });

    it("name the metastore and its warehouse where there is one", () => {
        const plan = planWith({ metastore: { kind: "external", uri: "thrift://hive:9083" } });

        assert.equal(sparkDefault(plan, "spark.sql.catalogImplementation")?.value, "hive");
        assert.deepEqual(sparkDefault(plan, "spark.hadoop.hive.metastore.uris"), {
            value: "thrift://hive:9083",
            origin: "metastore (sparkstead:metastore)",
        });
        assert.equal(
            sparkDefault(plan, "spark.sql.warehouse.dir")?.value,
            "s3a://spark/warehouse/",
        );
        assert.equal(
            sparkDefault(
                planWith({ metastore: { kind: "none" } }),
                "spark.sql.catalogImplementation",
            ),
            undefined,
        );
    });

    it("let a job wait for two minutes while the metastore restarts", () => {
        const plan = planWith({ metastore: { kind: "external", uri: "thrift://hive:9083" } });
        const numberOf = (key: string): number =>
            Number.parseInt(sparkDefault(plan, `spark.hadoop.hive.metastore.${key}`)?.value ?? "");
        const connectRetries = 3;

        const perRetry = numberOf("client.connect.retry.delay") * (1 + connectRetries);

        assert.equal(numberOf("failure.retries") * perRetry, 120);
    });

    it("are sorted, each key once", () => {
        const keys = planWith({
            spark: { defaults: { "spark.eventLog.enabled": "false" } },
        }).runtime.defaults.map(({ key }) => key);

        assert.deepEqual(keys, [...new Set(keys)].sort());
    });

    it("let the user's value replace the platform's, and say so", () => {
        const plan = planWith({
            spark: { defaults: { "spark.hadoop.fs.s3a.committer.name": "partitioned" } },
        });

        assert.deepEqual(
            plan.runtime.defaults.find(({ key }) => key === "spark.hadoop.fs.s3a.committer.name"),
            {
                key: "spark.hadoop.fs.s3a.committer.name",
                value: "partitioned",
                origin: "user (sparkstead:spark.defaults)",
                readers: ["sparkApplication", "livy", "client"],
                replaces: { value: "magic", origin: "committer (sparkstead:spark.committer)" },
            },
        );
    });

    it("commit by the magic committer unless told otherwise", () => {
        const plan = planWith();

        assert.equal(sparkDefault(plan, "spark.hadoop.fs.s3a.committer.name")?.value, "magic");
        assert.equal(
            sparkDefault(plan, "spark.hadoop.fs.s3a.committer.staging.tmp.path"),
            undefined,
        );
    });

    it("give the directory committer a path of the file system that all pods share", () => {
        const plan = planWith({ fileSystem, spark: { committer: { name: "directory" } } });

        assert.equal(
            sparkDefault(plan, "spark.hadoop.fs.s3a.committer.staging.tmp.path")?.value,
            "hdfs://lake/tmp/spark-staging",
        );
        assert.equal(
            sparkDefault(plan, "spark.hadoop.fs.s3a.committer.staging.conflict-mode")?.value,
            "append",
        );
    });

    it("refuse the directory committer where there is none: pending commits would be lost", () => {
        assert.match(
            planFaults({ spark: { committer: { name: "directory" } } }).join(),
            /^sparkstead:spark\.committer\.name: found "directory", which loses its pending commits/,
        );
    });

    it("take a path alone for the committer's directory: no other file system is its default one", () => {
        for (const stagingPath of ["file:///tmp/x", "s3a://spark/x", "hdfs://other/x", "tmp/x"]) {
            assert.throws(
                () => planWith({ spark: { committer: { name: "directory", stagingPath } } }),
                /sparkstead:spark\.committer\.stagingPath: found ".*", expected an absolute path/,
            );
        }
    });

    it("mount the file system's client files and write there as the History Server's user", () => {
        const { defaults } = planWith({ fileSystem }).runtime;
        const added = defaults.filter(({ origin }) => origin.startsWith("fileSystem"));

        assert.deepEqual(Object.fromEntries(added.map(({ key, value }) => [key, value])), {
            "spark.kubernetes.hadoop.configMapName": names.hadoopConfigMap,
            "spark.kubernetes.driverEnv.HADOOP_USER_NAME": names.hadoopUser,
            "spark.executorEnv.HADOOP_USER_NAME": names.hadoopUser,
        });
    });

    it("have shared libraries on the class path by the folder of the pod, not by a path of the file system", () => {
        const plan = planWith({
            fileSystem,
            spark: { sharedLibraries: "/datagram/sharedlibs" },
        });

        for (const role of ["driver", "executor"]) {
            assert.deepEqual(sparkDefault(plan, `spark.${role}.extraClassPath`), {
                value: "/datagram/sharedlibs/*",
                origin: "sharedLibraries (sparkstead:spark.sharedLibraries)",
            });
        }
        assert.equal(plan.runtime.sharedLibraries?.source, "hdfs://lake/datagram/sharedlibs");
    });

    it("refuse shared libraries where there is no file system to copy them from", () => {
        assert.match(
            planFaults({ spark: { sharedLibraries: "/datagram/sharedlibs" } }).join(),
            /^sparkstead:spark\.sharedLibraries: found "\/datagram\/sharedlibs", and the platform has no file system/,
        );
    });

    it("upload local files to the file system where there is one", () => {
        assert.equal(
            sparkDefault(planWith({ fileSystem }), "spark.kubernetes.file.upload.path")?.value,
            "hdfs://lake/tmp/spark-uploads",
        );
    });

    it("print the launch command and every setting where submitOutput is verbose", () => {
        const verbose = planWith({ spark: { submitOutput: "verbose" } });

        assert.equal(sparkDefault(verbose, "spark.logConf")?.value, "true");
        assert.equal(sparkDefault(planWith(), "spark.logConf"), undefined);
    });
});

describe("a user's Spark settings", () => {
    const places: Readonly<Record<string, readonly [key: string, (conf: Raw) => Raw]>> = {
        "for all applications": [
            "sparkstead:spark.defaults",
            (defaults) => ({ spark: { defaults } }),
        ],
        "for one application": [
            "sparkstead:applications.pi.sparkConf",
            (sparkConf) => ({
                applications: {
                    pi: { type: "Python", mainApplicationFile: "local:///pi.py", sparkConf },
                },
            }),
        ],
    };
    for (const [where, [key, raw]] of Object.entries(places)) {
        it(`${where} refuse credentials in plain text, naming each key and the remedy`, () => {
            const leaks = [
                "spark.hadoop.fs.s3a.access.key",
                "spark.hadoop.fs.s3a.secret.key",
                "spark.hadoop.fs.s3a.bucket.lake.example.com.session.token",
                "spark.hadoop.javax.jdo.option.ConnectionPassword",
                "spark.authenticate.secret",
            ];

            const faults = planFaults(raw(Object.fromEntries(leaks.map((leak) => [leak, "x"]))));

            assert.deepEqual(
                faults,
                leaks.map(
                    (leak) =>
                        `${key}.${leak}: a credential among Spark's settings is readable by everybody; put it into a Secret and ` +
                        "name it by spark.kubernetes.{driver,executor}.secretKeyRef.<VARIABLE>",
                ),
            );
        });

        it(`${where} may name a Secret for a variable that is called a password`, () => {
            assert.deepEqual(
                planFaults(
                    raw({ "spark.kubernetes.driver.secretKeyRef.PGPASSWORD": "pg:password" }),
                ),
                [],
            );
        });

        it(`${where} cannot move the event log away from the History Server`, () => {
            assert.deepEqual(planFaults(raw({ "spark.eventLog.dir": "s3a://other/" })), [
                `${key}.spark.eventLog.dir: found "s3a://other/", the History Server reads the platform's directory alone; ` +
                    "set sparkstead:eventLog, which moves both",
            ]);
        });
    }

    const misspelt: Readonly<Record<string, string>> = {
        // Seed S002's install script, and S004.
        "spark.executor.extraclasspath": "spark.executor.extraClassPath",
        "spark.executor.core": "spark.executor.cores",
        "spark.sql.shufle.partition": "spark.sql.shuffle.partitions",
        "spark.kubernetes.driverenv.TZ": "spark.kubernetes.driverEnv.TZ",
        "spark.hadoop.fs.s3a.path.style.acess": "spark.hadoop.fs.s3a.path.style.access",
        "spark.eventlog.enabled": "spark.eventLog.enabled",
    };
    for (const [found, meant] of Object.entries(misspelt)) {
        it(`are refused as ${found}, which Spark would ignore: it is ${meant}`, () => {
            assert.deepEqual(planFaults({ spark: { defaults: { [found]: "1" } } }), [
                `sparkstead:spark.defaults.${found}: nobody reads this key; it is "${meant}"`,
            ]);
        });
    }

    it("may be anybody's own, and complete what Spark leaves open", () => {
        const keys = [
            "spark.rapids.sql.enabled",
            "spark.sql.catalog.lake.type",
            "spark.executorEnv.PYTHONHASHSEED",
            "spark.hadoop.dfs.client.use.datanode.hostname",
            "spark.hadoop.fs.s3a.bucket.logs.endpoint",
        ];

        assert.deepEqual(
            planFaults({ spark: { defaults: Object.fromEntries(keys.map((key) => [key, "1"])) } }),
            [],
        );
    });

    it("may replace every default of the platform that is not refused", () => {
        const metastore = { kind: "hive" };
        const refused = new Set(
            planWith({ fileSystem, metastore }).runtime.defaults.flatMap(({ key, value }) =>
                planFaults({ fileSystem, metastore, spark: { defaults: { [key]: value } } })
                    .length > 0
                    ? [key]
                    : [],
            ),
        );

        assert.deepEqual(
            [...refused],
            [
                "spark.driver.cores",
                "spark.driver.memory",
                "spark.eventLog.dir",
                "spark.executor.cores",
                "spark.executor.memory",
                "spark.hadoop.hive.metastore.uris",
                "spark.kubernetes.authenticate.driver.serviceAccountName",
                "spark.kubernetes.container.image",
                "spark.kubernetes.driver.podTemplateFile",
                "spark.kubernetes.driver.request.cores",
                "spark.kubernetes.executor.podTemplateFile",
                "spark.kubernetes.executor.request.cores",
                "spark.kubernetes.hadoop.configMapName",
                "spark.kubernetes.namespace",
                "spark.master",
            ],
        );
    });

    it("are refused where the platform decides, with the key that does", () => {
        assert.deepEqual(
            planFaults({ spark: { defaults: { "spark.kubernetes.namespace": "x" } } }),
            [
                'sparkstead:spark.defaults.spark.kubernetes.namespace: found "x", drivers have their rights and Secrets in the platform\'s own; ' +
                    "set sparkstead:namespaces.jobs",
            ],
        );
    });

    it("name jars for one application, and not for all: its own list would replace them", () => {
        const jars = { "spark.jars": "s3a://spark/libs/a.jar" };

        assert.match(
            planFaults({ spark: { defaults: jars } }).join(),
            /an application's own list replaces it as a whole/,
        );
        assert.deepEqual(
            planFaults({
                applications: {
                    pi: { type: "Python", mainApplicationFile: "local:///pi.py", sparkConf: jars },
                },
            }),
            [],
        );
    });

    it("are told that Spark is on log4j2, wherever they name a file of log4j 1", () => {
        const option = "-Dlog4j.configuration=file:///opt/spark/log4j.properties";
        const faults = planFaults({
            spark: { defaults: { "spark.driver.extraJavaOptions": option } },
            applications: {
                pi: {
                    type: "Python",
                    mainApplicationFile: "local:///pi.py",
                    executor: { javaOptions: option },
                },
            },
        });

        assert.deepEqual(
            faults.map((fault) => fault.replace(/: .*/, "")),
            [
                "sparkstead:spark.defaults.spark.driver.extraJavaOptions",
                "sparkstead:applications.pi.executor.javaOptions",
            ],
        );
        assert.match(faults.join(), /log4j2 since 3\.3/);
    });

    it("refuse credentials in an application's hadoopConf too", () => {
        const [fault] = planFaults({
            applications: {
                pi: {
                    type: "Python",
                    mainApplicationFile: "local:///pi.py",
                    hadoopConf: { "fs.s3a.secret.key": "x" },
                },
            },
        });

        assert.match(
            fault ?? "",
            /^sparkstead:applications\.pi\.hadoopConf\.fs\.s3a\.secret\.key: /,
        );
    });
});
