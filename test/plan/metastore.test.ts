import assert from "node:assert/strict";

import { configWith, planFaults, planWith } from "../support/config.ts";

/** What the decoder or the plan says to a version. */
function faultsOfVersion(version: string): string[] {
    return planFaults({ metastore: { kind: "hive", version } });
}

describe("the plan's metastore", () => {
    it("answers under the name of its Service, in front of the platform's warehouse", () => {
        const { metastore } = planWith({
            metastore: { kind: "hive" },
            namespaces: { system: "platform" },
            bucket: { name: "lake", warehouse: "tables/" },
        });

        assert.deepEqual(metastore?.metastore, {
            uri: "thrift://hive-metastore.platform.svc.cluster.local:9083",
            warehouse: "s3a://lake/tables/",
        });
    });

    it("writes to the warehouse, looks at the rest of the bucket, and may do no more", () => {
        const { principals } = planWith({ metastore: { kind: "hive" } }).objectStore;

        assert.deepEqual(
            principals.filter(({ name }) => name === "metastore"),
            [
                {
                    name: "metastore",
                    namespace: "spark-system",
                    grants: [
                        { bucket: "spark", access: "readWrite", prefix: "warehouse/" },
                        { bucket: "spark", access: "read" },
                    ],
                },
            ],
        );
    });

    for (const version of ["4.0.0", "3.1.3"]) {
        it(`takes ${version}, which Spark's client speaks to`, () => {
            assert.deepEqual(faultsOfVersion(version), []);
        });
    }

    for (const version of ["4.0.1", "4.0.10", "4.1.0", "10.0.0"]) {
        it(`refuses ${version}: Spark's client calls what it no longer has`, () => {
            assert.deepEqual(faultsOfVersion(version), [
                `sparkstead:metastore.version: found ${version}: from 4.0.1 on the metastore has no get_table (HIVE-26537), which Spark's client calls; use 4.0.0 or 3.1.3`,
            ]);
        });
    }

    it("refuses a version that nobody has tried", () => {
        assert.deepEqual(faultsOfVersion("2.3.9"), [
            "sparkstead:metastore.version: found 2.3.9: nobody has tried Spark's client on it; use 4.0.0 or 3.1.3",
        ]);
    });

    it("takes somebody else's as it is, and gives it no identity here", () => {
        const { metastore, objectStore } = planWith({
            metastore: {
                kind: "external",
                uri: "thrift://hms-0.corp:9083,thrift://hms-1.corp:9083",
            },
        });

        assert.equal(metastore?.metastore.uri, "thrift://hms-0.corp:9083,thrift://hms-1.corp:9083");
        assert.equal(
            objectStore.principals.find(({ name }) => name === "metastore"),
            undefined,
        );
    });

    for (const uri of [
        "hms.corp:9083",
        "thrift://hms.corp",
        "http://hms.corp:9083",
        "thrift://a:1,",
    ]) {
        it(`refuses "${uri}" as an address`, () => {
            assert.throws(
                () => configWith({ metastore: { kind: "external", uri } }),
                /sparkstead:metastore\.uri: found ".*", expected thrift:\/\/host:port/,
            );
        });
    }
});
