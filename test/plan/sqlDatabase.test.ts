import assert from "node:assert/strict";

import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { externalStore, planFaults, planWith } from "../support/config.ts";

/** The plan of a stack whose metastore has a database. */
function planFor(
    sqlDatabase?: unknown,
    rest: Readonly<Record<string, unknown>> = {},
): PlatformPlan {
    return planWith({
        metastore: { kind: "hive" },
        ...(sqlDatabase !== undefined && { sqlDatabase }),
        ...rest,
    });
}

const external = { kind: "external", host: "db.corp" } as const;

describe("the plan's SQL database", () => {
    it("is none where nobody has a database", () => {
        const { sqlDatabase, objectStore, capacity } = planWith({ metastore: { kind: "none" } });

        assert.equal(sqlDatabase, undefined);
        assert.deepEqual(objectStore.store.buckets.length, 1);
        assert.ok(!capacity.workloads.some(({ name }) => name.startsWith("postgres")));
    });

    it("gives each principal a database, a user and a Secret named after them", () => {
        const { sqlDatabase } = planFor();

        assert.deepEqual(sqlDatabase?.database, {
            engine: "postgres",
            host: "postgres.spark-system.svc.cluster.local",
            port: 5432,
            databases: {
                metastore: {
                    database: "metastore",
                    user: "metastore",
                    password: { secretName: "sql-metastore", key: "password" },
                    revision: 1,
                },
            },
        });
        assert.deepEqual(sqlDatabase.principals, [
            { name: "metastore", namespace: "spark-system" },
        ]);
    });

    it("carries the revision of each password to who uses it, and the superuser's to the server", () => {
        const { sqlDatabase } = planFor({
            kind: "postgres",
            passwordRevisions: { metastore: 3, postgres: 2 },
        });

        assert.equal(sqlDatabase?.database.databases["metastore"]?.revision, 3);
        assert.ok(sqlDatabase.origin.kind === "postgres");
        assert.equal(sqlDatabase.origin.superuserRevision, 2);
    });

    it("takes somebody else's server with what is said of each principal", () => {
        const { sqlDatabase, capacity } = planFor({
            ...external,
            engine: "mysql",
            databases: { metastore: { database: "hive", user: "hms", secret: "hms", revision: 2 } },
        });

        assert.deepEqual(sqlDatabase?.origin, { kind: "external" });
        assert.deepEqual(sqlDatabase.database, {
            engine: "mysql",
            host: "db.corp",
            port: 3306,
            databases: {
                metastore: {
                    database: "hive",
                    user: "hms",
                    password: { secretName: "hms", key: "password" },
                    revision: 2,
                },
            },
        });
        assert.ok(!capacity.workloads.some(({ name }) => name.startsWith("postgres")));
    });

    for (const [engine, port] of [
        ["postgres", 5432],
        ["mariadb", 3306],
        ["mysql", 3306],
    ] as const) {
        it(`finds ${engine} at port ${port} unless told otherwise`, () => {
            const ports = [{}, { port: 7000 }].map(
                (said) => planFor({ ...external, engine, ...said }).sqlDatabase?.database.port,
            );

            assert.deepEqual(ports, [port, 7000]);
        });
    }
});

describe("the plan's backup", () => {
    it("goes into a bucket that nobody but its own principal may touch", () => {
        const { objectStore } = planFor();

        assert.deepEqual(
            objectStore.store.buckets.map(({ name }) => name),
            ["spark", "spark-backups"],
        );
        const grants = objectStore.principals.flatMap((principal) =>
            principal.grants
                .filter(({ bucket }) => bucket === "spark-backups")
                .map((grant) => ({ ...grant, name: principal.name })),
        );
        assert.deepEqual(grants, [
            { name: "sql-backup", bucket: "spark-backups", access: "readWrite" },
        ]);
    });

    it("goes to an external store as well", () => {
        const { objectStore } = planFor(undefined, externalStore);

        assert.deepEqual(objectStore.store.credentials["sql-backup"]?.accessKeyId, {
            secretName: "s3-sql-backup",
            key: "AWS_ACCESS_KEY_ID",
        });
    });

    it("needs neither bucket nor principal where it is off, or where the server is somebody else's", () => {
        for (const sqlDatabase of [{ kind: "postgres", backup: { kind: "off" } }, external]) {
            const { objectStore } = planFor(sqlDatabase);

            assert.equal(objectStore.store.buckets.length, 1);
            assert.ok(!objectStore.principals.some(({ name }) => name === "sql-backup"));
        }
    });

    it("is refused where Spark's applications could read it", () => {
        assert.deepEqual(
            planFaults({
                metastore: { kind: "hive" },
                sqlDatabase: { kind: "postgres", backup: { kind: "scheduled", bucket: "spark" } },
            }),
            [
                'sparkstead:sqlDatabase.backup.bucket: found "spark", the platform\'s own bucket, where every Spark application may read and delete; name another',
            ],
        );
    });

    it("is refused with a schedule that cron would not take", () => {
        assert.match(
            planFaultsOfDecoder("every night"),
            /sparkstead:sqlDatabase\.backup\.schedule: found "every night", expected five fields of cron/,
        );
    });
});

function planFaultsOfDecoder(schedule: string): string {
    return planFaults({
        sqlDatabase: { kind: "postgres", backup: { kind: "scheduled", schedule } },
    }).join("\n");
}
