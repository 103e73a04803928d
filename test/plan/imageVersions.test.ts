import assert from "node:assert/strict";

import { catalogue } from "../../images/catalogue.ts";
import { externalStore, planWith, rawConfig } from "../support/config.ts";

/** What the plan knows to be inside the images of a config. */
function versionsOf(
    references: Readonly<Record<string, string>>,
    config: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
    const images = { references: { ...rawConfig.images.references, ...references } };
    return planWith({ ...config, images }).images.versions;
}

describe("the versions inside images", () => {
    it("are the catalogue's where nobody names another image, or one with the same version", () => {
        const { spark, postgres } = versionsOf(
            { spark: "corp.example/spark:3.5.8-abc123" },
            { metastore: { kind: "hive" } },
        );

        assert.deepEqual(spark, catalogue.spark.versions);
        assert.deepEqual(postgres, catalogue.postgres.versions);
    });

    it("are those that a tag tells, and no others", () => {
        for (const [tag, versions] of [
            ["4.0.1", { spark: "4.0.1" }],
            ["v3.50.8", { spark: "3.50.8" }],
            [
                "4.0.1-scala2.13-java17-python3-ubuntu",
                { spark: "4.0.1", scala: "2.13", java: "17" },
            ],
            ["3.5.8-java21", { ...catalogue.spark.versions, java: "21" }],
            ["2026-11", {}],
            // The names of lines, by which nothing can be judged.
            ["4.0.1-hadoop3-scala2-spark3-python3", { spark: "4.0.1" }],
            ["4.0.1-hadoop3.4-java1.8", { spark: "4.0.1", hadoop: "3.4", java: "8" }],
            ["4.0.1-java1.8.0_392", { spark: "4.0.1", java: "8" }],
            ["3.5.8-hadoop3", catalogue.spark.versions],
            ["3.5.8-hadoop3.3-java17", catalogue.spark.versions],
            ["3.5.8-hadoop3.3.6", { ...catalogue.spark.versions, hadoop: "3.3.6" }],
        ] as const) {
            const digest = `@sha256:${"0".repeat(64)}`;

            assert.deepEqual(versionsOf({ spark: `corp:5000/spark:${tag}` })["spark"], versions);
            assert.deepEqual(
                versionsOf({ spark: `corp:5000/spark:${tag}${digest}` })["spark"],
                versions,
            );
        }
    });

    it("are the lines that the config names for Livy and Hive, whatever the tags say", () => {
        const { livy, hiveMetastore } = versionsOf(
            { livy: "corp.example/livy:2026-11", hiveMetastore: "corp.example/hive:2026-11" },
            {
                gateway: { kind: "livy", version: "0.8.0-incubating" },
                metastore: { kind: "hive", version: "3.1.3" },
            },
        );

        assert.deepEqual(livy, { livy: "0.8.0-incubating" });
        assert.deepEqual(hiveMetastore, { hive: "3.1.3" });
    });

    it("leave out images that the stack does not run", () => {
        const versions = versionsOf({}, { ...externalStore, gateway: { kind: "none" } });

        assert.deepEqual(Object.keys(versions), ["spark", "sparkOperator", "probe"]);
    });
});
