import assert from "node:assert/strict";

import { decodeApplications, decodeConfig } from "../../stacks/config/decode.ts";
import { type Fault, Faults } from "../../stacks/config/faults.ts";
import { platformImages } from "../../stacks/plan/images.ts";
import { rawConfig } from "../support/config.ts";
import { twentyFaults } from "../support/twentyFaults.ts";

/** Every fault of a config that is right but for what the test names. */
function faultsWith(raw: Readonly<Record<string, unknown>>): readonly Fault[] {
    try {
        decodeConfig({ ...rawConfig, ...raw });
    } catch (error) {
        assert.ok(error instanceof Faults);
        return error.faults;
    }
    return [];
}

function shown(raw: Readonly<Record<string, unknown>>): string[] {
    return faultsWith(raw).map(({ key, problem }) => `${key}: ${problem}`);
}

describe("decodeConfig", () => {
    it("fills in every default", () => {
        const config = decodeConfig(rawConfig);

        assert.deepEqual(config.namespaces, {
            system: "spark-system",
            jobs: "spark-jobs",
            hdfs: "apache-hdfs",
            hdfsData: "apache-hdfs-data",
            livy: "apache-livy",
        });
        assert.deepEqual(config.objectStore, {
            kind: "minio",
            storage: "10Gi",
            keyRevisions: {},
        });
        assert.equal(config.fileSystem.kind, "hdfs");
        assert.equal(config.metastore.kind, "hive");
        assert.deepEqual(config.spark.committer, { name: "magic" });
        assert.deepEqual(config.applications, {});
    });

    it("lists every fault of a config with twenty, each under its key", () => {
        const faults = faultsWith(twentyFaults);

        assert.deepEqual(faults.map(({ key }) => key).sort(), [
            "sparkstead:applications.pi.driver.core",
            "sparkstead:applications.pi.mainApplicationFile",
            "sparkstead:applications.pi.type",
            "sparkstead:bucket.eventLogs",
            "sparkstead:capacity.memory",
            "sparkstead:historyServer.maxAge",
            "sparkstead:images.pullSecrets",
            "sparkstead:images.references.spark",
            "sparkstead:images.registry",
            "sparkstead:kubernetes.clusterDomain",
            "sparkstead:kubernetes.context",
            "sparkstead:kubernetes.identity",
            "sparkstead:namespaces.job",
            "sparkstead:namespaces.jobs",
            "sparkstead:namespaces.system",
            "sparkstead:objectStore.storage",
            "sparkstead:objectStore.storageclass",
            "sparkstead:spark.defaults.fs.x",
            "sparkstead:spark.driver.cores",
            "sparkstead:target",
        ]);
    });

    it("says how many faults there are and that nothing was changed, a line each, without a stack trace", () => {
        assert.throws(
            () => decodeConfig({ target: "staging" }),
            (error: Error) => {
                assert.equal(
                    error.message,
                    [
                        "2 faults in this stack's config; nothing was changed:",
                        '  sparkstead:target: found "staging", expected "dev" or "prod"',
                        "  sparkstead:kubernetes: found nothing, expected object",
                    ].join("\n"),
                );
                return true;
            },
        );
    });

    describe("says what it found and what it expects", () => {
        const sentences: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
            [{ namespaces: { jobs: 3 } }, "sparkstead:namespaces.jobs: found 3, expected string"],
            [
                { spark: { logLevel: "LOUD" } },
                'sparkstead:spark.logLevel: found "LOUD", expected "DEBUG" or "INFO" or "WARN" or "ERROR"',
            ],
            [
                { capacity: { cpu: "-1" } },
                'sparkstead:capacity.cpu: found "-1", expected a quantity such as "10Gi" or "500m"',
            ],
            [
                { objectStore: { kind: "s3" } },
                'sparkstead:objectStore.kind: found "s3", expected kind "minio" or "external"',
            ],
            [
                { spark: { committer: {} } },
                'sparkstead:spark.committer.name: found nothing, expected name "magic" or "directory"',
            ],
            [
                { objectStore: { kind: "external", endpoint: "https://s3.example/" } },
                'sparkstead:objectStore.endpoint: found "https://s3.example/", expected scheme, host and port alone: no path, no slash at the end',
            ],
            [
                { images: { references: { spark: "spark:latest" } } },
                'sparkstead:images.references.spark: found "spark:latest", expected registry/repository:tag',
            ],
            [
                { images: { references: { spark: "quay.io/spark:latest" } } },
                'sparkstead:images.references.spark: found "quay.io/spark:latest", expected a fixed tag, not latest',
            ],
            [
                { spark: { defaults: { "fs.s3a.endpoint": "x" } } },
                'sparkstead:spark.defaults.fs.s3a.endpoint: expected a key that starts with "spark."; Spark ignores any other',
            ],
            [
                { spark: { driver: { cores: 0 } } },
                "sparkstead:spark.driver.cores: found 0, expected at least 1",
            ],
            [
                { sparkOperator: { overrides: ["a".repeat(100)] } },
                `sparkstead:sparkOperator.overrides: found ["${"a".repeat(55)}…, expected object`,
            ],
            [
                { applications: { Pi: { type: "Python", mainApplicationFile: "pi.py" } } },
                'sparkstead:applications.Pi: expected a DNS label: lower-case letters, digits and "-", at most 63',
            ],
            [
                {
                    applications: {
                        pi: {
                            type: "Python",
                            mainApplicationFile: "local:///pi.py",
                            schedule: { schedule: "at noon" },
                        },
                    },
                },
                'sparkstead:applications.pi.schedule.schedule: found "at noon", expected five cron fields such as "0 3 * * *", or "@daily", or "@every 5m"',
            ],
            [
                {
                    applications: {
                        pi: {
                            type: "Python",
                            mainApplicationFile: "local:///pi.py",
                            driver: { configMaps: [{ name: "a", path: 3 }] },
                        },
                    },
                },
                "sparkstead:applications.pi.driver.configMaps[0].path: found 3, expected string",
            ],
        ];
        for (const [raw, sentence] of sentences) {
            it(sentence, () => {
                assert.deepEqual(shown(raw), [sentence]);
            });
        }
    });

    describe("helps with an unknown key", () => {
        const remedies: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] =
            [
                ["at the top", { objectstore: {} }, 'did you mean "objectStore"?'],
                ["in a section", { bucket: { eventlogs: "a/" } }, 'did you mean "eventLogs"?'],
                [
                    "far from any other",
                    { bucket: { colour: "red" } },
                    "known are name, eventLogs, warehouse",
                ],
                [
                    "of a union, from the kind that was chosen",
                    { objectStore: { kind: "external", endpoint: "http://s3", storage: "10Gi" } },
                    "known are kind, endpoint, region, addressing, secrets, keyRevisions",
                ],
                [
                    "of a record whose keys are listed",
                    { images: { references: { sparkk: "a/b:c" } } },
                    'did you mean "spark"?',
                ],
                [
                    "of a record whose keys are listed, for an image that only the embedded node runs",
                    { images: { references: { coredns: "a/b:c" } } },
                    `known are ${platformImages.join(", ")}`,
                ],
                [
                    "by the nearest, not the first that is near",
                    {
                        applications: {
                            pi: { type: "R", mainApplicationFile: "a", driver: { porxs: [] } },
                        },
                    },
                    'did you mean "ports"?',
                ],
                [
                    "inside a list",
                    {
                        applications: {
                            pi: {
                                type: "R",
                                mainApplicationFile: "a",
                                driver: { configMaps: [{ name: "a", path: "b", pth: "c" }] },
                            },
                        },
                    },
                    'did you mean "path"?',
                ],
            ];
        for (const [where, raw, remedy] of remedies) {
            it(where, () => {
                assert.deepEqual(
                    faultsWith(raw).map(({ problem }) => problem),
                    [`unknown key; ${remedy}`],
                );
            });
        }
    });
});

describe("decodeApplications", () => {
    it("holds applications in TypeScript to what the config's are held to", () => {
        const declared = {
            pi: { type: "Python", mainApplicationFile: "local:///pi.py", executor: { cores: 0 } },
        };

        assert.throws(
            () => decodeApplications(declared),
            /sparkstead:applications\.pi\.executor\.cores: in stacks\/applications\.ts found 0, expected at least 1/,
        );
    });
});
