import assert from "node:assert/strict";

import type { SqlEngine } from "../../../components/contracts/sqlDatabase.ts";
import { metastoreSite } from "../../../components/metastore/metastoreSite.ts";
import { metastoreArgs } from "./metastoreArgs.ts";

function siteOn(engine: SqlEngine): Readonly<Record<string, string>> {
    return metastoreSite(metastoreArgs({ database: { ...metastoreArgs().database, engine } }));
}

describe("metastore-site.xml", () => {
    for (const [engine, driver, url] of [
        ["postgres", "org.postgresql.Driver", "jdbc:postgresql://postgres.system:5432/metastore"],
        [
            "mariadb",
            "org.mariadb.jdbc.Driver",
            "jdbc:mariadb://postgres.system:5432/metastore?useMysqlMetadata=true",
        ],
        [
            "mysql",
            "org.mariadb.jdbc.Driver",
            "jdbc:mariadb://postgres.system:5432/metastore?allowPublicKeyRetrieval=true",
        ],
    ] as const) {
        it(`reaches ${engine} by the driver that the image has for it`, () => {
            const site = siteOn(engine);

            assert.equal(site["javax.jdo.option.ConnectionDriverName"], driver);
            assert.equal(site["javax.jdo.option.ConnectionURL"], url);
        });
    }

    it("holds the name of the password's variable and no password", () => {
        assert.equal(
            siteOn("postgres")["javax.jdo.option.ConnectionPassword"],
            "${env.METASTORE_DATABASE_PASSWORD}",
        );
    });

    it("opens the store that the warehouse lies in", () => {
        const site = siteOn("postgres");

        assert.equal(site["metastore.warehouse.dir"], "s3a://lake/warehouse/");
        assert.equal(site["fs.s3a.endpoint"], "http://minio:9000");
    });

    it("names no class that only the whole of Hive has", () => {
        const classes = Object.values(siteOn("postgres")).filter((value) =>
            value.startsWith("org.apache.hadoop.hive"),
        );

        assert.deepEqual(classes, [
            "org.apache.hadoop.hive.metastore.events.EventCleanerTask",
            "org.apache.hadoop.hive.metastore.DefaultPartitionExpressionProxy",
        ]);
    });

    it("leaves Spark's managed tables managed", () => {
        assert.equal(siteOn("postgres")["metastore.metadata.transformer.class"], " ");
    });

    it("refuses entries of the store that contradict its own", () => {
        assert.throws(
            () => metastoreSite(metastoreArgs({ storeEntries: { "metastore.thrift.port": "1" } })),
            {
                message:
                    'metastore.thrift.port is set twice: "1" by objectStore, "9083" by metastore; keep one of the two',
            },
        );
    });
});
