import assert from "node:assert/strict";

import { quantityValue } from "../../components/render/quantity.ts";
import { catalogue } from "../../images/catalogue.ts";
import { planCapacity } from "../../stacks/plan/capacity.ts";
import { configWith, externalStore, planFaults, planWith } from "../support/config.ts";

describe("planPlatform", () => {
    it("reports the faults of every decider at once", () => {
        const faults = planFaults({
            namespaces: { system: "spark", jobs: "spark" },
            capacity: { cpu: "100m" },
            spark: { defaults: { "spark.hadoop.fs.s3a.secret.key": "x" } },
            applications: { pi: { type: "Java", mainApplicationFile: "local:///pi.jar" } },
        });

        assert.deepEqual(
            faults.map((fault) => fault.split(": ", 1)[0]),
            [
                "sparkstead:namespaces",
                "sparkstead:spark.defaults.spark.hadoop.fs.s3a.secret.key",
                "sparkstead:applications.pi.mainClass",
                "sparkstead:capacity.cpu",
            ],
        );
    });

    it("keeps drivers out of the namespace that holds the platform's Secrets", () => {
        assert.deepEqual(planFaults({ namespaces: { system: "spark", jobs: "spark" } }), [
            'sparkstead:namespaces: found "spark" for system and jobs; who runs in one of them could read the other\'s Secrets, so name one each',
        ]);
    });

    it("follows the namespaces and the cluster's domain wherever they are named", () => {
        const plan = planWith({
            namespaces: { system: "platform", jobs: "etl" },
            metastore: { kind: "hive" },
            kubernetes: { ...configWith().kubernetes, clusterDomain: "corp.internal" },
        });

        assert.equal(
            plan.objectStore.store.endpoint,
            "http://minio.platform.svc.corp.internal:9000",
        );
        assert.equal(plan.runtime.namespace, "etl");
        assert.deepEqual(
            plan.objectStore.principals.map(({ name, namespace }) => [name, namespace]),
            [
                ["spark", "etl"],
                ["spark-operator", "platform"],
                ["history-server", "platform"],
                ["sql-backup", "platform"],
                ["metastore", "platform"],
                ["livy", "apache-livy"],
            ],
        );
    });

    it("takes a size from the config before the target's", () => {
        const { driver, executor } = planWith({
            spark: { driver: { memory: "2g" }, executor: { cores: 2 } },
        }).runtime;

        assert.deepEqual(driver, { coreRequest: "100m", cores: 1, memory: "2g" });
        assert.deepEqual(executor, { coreRequest: "100m", cores: 2, memory: "512m" });
    });

    it("refuses a target that cannot be raised yet", () => {
        assert.throws(
            () => planWith({ target: "prod" }),
            /sparkstead:target: found "prod": the parts of production .* are not built yet/,
        );
    });
});

describe("the plan's object store", () => {
    it("gives nobody more of the bucket than they need", () => {
        const { principals } = planWith({ metastore: { kind: "none" } }).objectStore;

        assert.deepEqual(Object.fromEntries(principals.map(({ name, grants }) => [name, grants])), {
            spark: [{ bucket: "spark", access: "readWrite" }],
            "spark-operator": [{ bucket: "spark", access: "read" }],
            "history-server": [{ bucket: "spark", access: "readWrite", prefix: "eventlogs/" }],
            livy: [
                { bucket: "spark", access: "read" },
                { bucket: "spark", access: "readWrite", prefix: "uploads/" },
            ],
        });
    });

    it("names a Secret of each principal's own, unless the config names one", () => {
        const raw = { ...externalStore, metastore: { kind: "hive" } };
        const { credentials } = planWith(raw).objectStore.store;

        assert.deepEqual(
            Object.entries(credentials).map(([name, { accessKeyId }]) => [
                name,
                accessKeyId.secretName,
            ]),
            [
                ["spark", "lake-keys"],
                ["spark-operator", "s3-spark-operator"],
                ["history-server", "s3-history-server"],
                ["sql-backup", "s3-sql-backup"],
                ["metastore", "s3-metastore"],
                ["livy", "s3-livy"],
            ],
        );
    });

    it("counts the revisions of a principal's keys", () => {
        const { credentials } = planWith({
            objectStore: { kind: "minio", keyRevisions: { spark: 3 } },
        }).objectStore.store;

        assert.equal(credentials["spark"]?.revision, 3);
        assert.equal(credentials["history-server"]?.revision, 1);
    });

    it("holds the prefixes of event log and warehouse", () => {
        const { buckets } = planWith({ metastore: { kind: "none" } }).objectStore.store;

        assert.deepEqual(
            buckets.map(({ name, prefixes }) => [name, prefixes]),
            [["spark", ["eventlogs/", "warehouse/"]]],
        );
    });
});

describe("the plan's bucket", () => {
    it("keeps event logs and tables apart", () => {
        assert.match(
            planFaults({ bucket: { eventLogs: "data/logs/", warehouse: "data/" } })[0] ?? "",
            /^sparkstead:bucket: found eventLogs "data\/logs\/" and warehouse "data\/" inside one another/,
        );
    });

    it("keeps what stays apart from uploads, which expire, wherever they lie in the bucket", () => {
        const raw = {
            spark: { uploadDays: 2 },
            bucket: { eventLogs: "uploads/", warehouse: "uploads/tables/" },
            content: {
                bucket: {
                    prefixes: ["staging/", "uploads/a/"],
                    files: {
                        "uploads/x.jar": { source: "libs/a.jar" },
                        uploads: { source: "libs/a.jar" },
                        "apps/uploads/x.jar": { source: "libs/a.jar" },
                    },
                },
            },
        };
        const apart = planFaults(raw).filter((fault) => fault.includes("spark-submit"));

        const of = (key: string, found: string): string =>
            `sparkstead:${key}: found "${found}", where files that spark-submit uploads are deleted after 2 days (sparkstead:spark.uploadDays); name another place`;
        assert.deepEqual(apart, [
            of("bucket.eventLogs", "uploads/"),
            of("bucket.warehouse", "uploads/tables/"),
            of("content.bucket.prefixes", "uploads/a/"),
            of("content.bucket.files.uploads/x.jar", "uploads/x.jar"),
            of("content.bucket.files.uploads", "uploads"),
        ]);
    });

    it("has no uploads where there is a file system for them", () => {
        const capacity = { cpu: "8", memory: "32Gi" };

        assert.deepEqual(
            planFaults({
                capacity,
                fileSystem: { kind: "hdfs" },
                bucket: { warehouse: "uploads/" },
            }),
            [],
        );
    });
});

describe("the plan's images", () => {
    const digest = `sha256:${"a".repeat(64)}`;

    it("are the catalogue's where the config names none", () => {
        assert.deepEqual(planWith().images.references, {
            spark: "sparkstead.local/spark:3.5.8",
            sparkOperator: catalogue.sparkOperator.upstream,
            minio: catalogue.minio.upstream,
            hadoop: catalogue.hadoop.upstream,
            zookeeper: catalogue.zookeeper.upstream,
            postgres: catalogue.postgres.upstream,
            livy: "sparkstead.local/livy:0.7.1-incubating",
            hiveMetastore: "sparkstead.local/hive-metastore:4.0.0",
            probe: catalogue.probe.upstream,
        });
    });

    it("are refused where one that the stack uses is built by us and nobody has named it", () => {
        for (const [gateway, metastore, unnamed] of [
            ["none", "none", ["spark"]],
            ["livy", "none", ["spark", "livy"]],
            ["none", "hive", ["spark", "hiveMetastore"]],
        ] as const) {
            const faults = planFaults({
                images: { references: {} },
                gateway: { kind: gateway },
                metastore: { kind: metastore },
            });

            assert.deepEqual(
                faults.map(
                    (fault) =>
                        /^sparkstead:images\.references\.(\w+): found nothing.*npm run images/.exec(
                            fault,
                        )?.[1],
                ),
                unnamed,
            );
        }
    });

    it("come from the registry that the config names, path and tag kept, unless named one by one", () => {
        const { references } = planWith({
            images: {
                registry: "registry.corp:5000/mirror",
                references: {
                    spark: `quay.io:443/team/spark:3.5.8@${digest}`,
                    livy: "r.corp/livy:1",
                    hiveMetastore: "quay.io/team/hive-metastore:4.0.0",
                },
            },
        }).images;

        assert.deepEqual(references, {
            spark: `quay.io:443/team/spark:3.5.8@${digest}`,
            sparkOperator: catalogue.sparkOperator.upstream.replace(
                "ghcr.io/",
                "registry.corp:5000/mirror/",
            ),
            minio: catalogue.minio.upstream.replace("quay.io/", "registry.corp:5000/mirror/"),
            probe: catalogue.probe.upstream.replace("docker.io/", "registry.corp:5000/mirror/"),
            postgres: catalogue.postgres.upstream.replace(
                "docker.io/",
                "registry.corp:5000/mirror/",
            ),
            hadoop: catalogue.hadoop.upstream.replace("docker.io/", "registry.corp:5000/mirror/"),
            zookeeper: catalogue.zookeeper.upstream.replace(
                "docker.io/",
                "registry.corp:5000/mirror/",
            ),
            livy: "r.corp/livy:1",
            hiveMetastore: "quay.io/team/hive-metastore:4.0.0",
        });
    });

    it("are pulled with the config's Secrets", () => {
        const plan = planWith({ images: { pullSecrets: ["regcred"] } });

        assert.deepEqual(plan.images.pullSecrets, ["regcred"]);
        assert.deepEqual(plan.runtime.imagePullSecrets, ["regcred"]);
    });
});

describe("the plan's capacity", () => {
    it("of dev leaves most of 1.2 CPU to drivers and executors", () => {
        const { capacity, runtime } = planWith();
        const used = quantityValue(capacity.cpu) ?? Infinity;
        const pod = quantityValue(runtime.driver.coreRequest) ?? Infinity;

        // Two applications at once, each a driver and two executors.
        assert.ok(used + 6 * pod <= 1.2, capacity.cpu);
    });

    it("counts the Jobs that run while the platform comes up", () => {
        const names = planWith().capacity.workloads.map(({ name }) => name);

        assert.ok(names.includes("minioContent"));
        assert.ok(names.includes("operatorCheck"));
    });

    it("says what needs how much where the cluster offers less", () => {
        const raw = { ...externalStore, metastore: { kind: "none" }, capacity: { cpu: "200m" } };

        assert.deepEqual(planFaults(raw), [
            "sparkstead:capacity.cpu: the plan requests 330m (operatorController 1 x 100m, operatorWebhook 1 x 50m, " +
                "historyServer 1 x 100m, objectStoreReachability 1 x 10m, livy 1 x 50m, operatorCheck 1 x 20m), the cluster offers 200m; offer more or use a larger cluster",
        ]);
    });

    it("refuses for want of memory as well", () => {
        assert.match(
            planFaults({ capacity: { memory: "1Gi" } }).join(),
            /^sparkstead:capacity\.memory: the plan requests \d+Mi \(.*\), the cluster offers 1Gi;/,
        );
    });

    it("takes an offer of exactly what is requested, though fractions drift when they are added", () => {
        const workload = (cpu: string): Parameters<typeof planCapacity>[0][number] => ({
            name: "x",
            namespace: "y",
            replicas: 1,
            resources: { cpu, memory: "1Mi" },
        });

        assert.deepEqual(
            planCapacity([workload("100m"), workload("200m")], { cpu: "300m" }).faults,
            [],
        );
    });

    it("counts no store that somebody else runs", () => {
        const names = planWith(externalStore).capacity.workloads.map(({ name }) => name);

        assert.deepEqual(
            names.filter((name) => name.startsWith("minio")),
            [],
        );
    });
});
