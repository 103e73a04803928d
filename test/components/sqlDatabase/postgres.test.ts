import assert from "node:assert/strict";

import { Postgres, type PostgresArgs } from "../../../components/sqlDatabase/index.ts";
import { deploy, generated, valueOf } from "../../support/deploy.ts";
import { type Pod, assertRestricted, containerOf, podOf } from "../../support/pods.ts";
import { type World, at } from "../../support/world.ts";

const secret = "kubernetes:core/v1:Secret";
const configMap = "kubernetes:core/v1:ConfigMap";
const statefulSet = "kubernetes:apps/v1:StatefulSet";
const job = "kubernetes:batch/v1:Job";
const cronJob = "kubernetes:batch/v1:CronJob";
const claim = "kubernetes:core/v1:PersistentVolumeClaim";
const password = "random:index/randomPassword:RandomPassword";

function access(user: string, revision = 1): PostgresArgs["databases"][string] {
    return {
        database: user,
        user,
        password: { secretName: `sql-${user}`, key: "password" },
        revision,
    };
}

const backup: PostgresArgs["backup"] = {
    kind: "scheduled",
    schedule: "0 4 * * *",
    keep: 5,
    names: { backup: "postgres-backup", restore: "postgres-restore" },
    store: {
        endpoint: "https://s3.example.com",
        region: "eu-central-1",
        addressing: "virtualHost",
        bucket: "dumps",
        credentials: {
            accessKeyId: { secretName: "s3-dumps", key: "AWS_ACCESS_KEY_ID" },
            secretAccessKey: { secretName: "s3-dumps", key: "AWS_SECRET_ACCESS_KEY" },
            revision: 1,
        },
        image: "registry.example/minio:1",
    },
};

function postgresArgs(args: Partial<PostgresArgs> = {}): PostgresArgs {
    return {
        namespace: "system",
        image: "registry.example/postgres:15",
        imagePullSecrets: ["regcred"],
        serviceName: "postgres",
        storage: "10Gi",
        resources: { cpu: "50m", memory: "256Mi" },
        engine: "postgres",
        host: "postgres.system.svc.cluster.local",
        port: 5432,
        databases: { metastore: access("metastore"), airflow: access("airflow") },
        principals: [
            { name: "metastore", namespace: "system" },
            { name: "airflow", namespace: "flows" },
        ],
        superuserRevision: 1,
        backup,
        ...args,
    };
}

async function deployed(
    args: Partial<PostgresArgs> = {},
    answers: Parameters<typeof deploy>[1] = {},
): Promise<{ world: World; postgres: Postgres }> {
    let postgres: Postgres | undefined;
    const world = await deploy(() => (postgres = new Postgres("sql", postgresArgs(args))), answers);
    assert.ok(postgres);
    return { world, postgres };
}

/** The pod that a CronJob makes. */
function podOfCronJob(
    world: World,
    name: string,
): Pod & { readonly initContainers: Pod["containers"] } {
    return at(
        world.one(cronJob, name).inputs,
        ...["spec", "jobTemplate", "spec", "template", "spec"],
    ) as Pod & { readonly initContainers: Pod["containers"] };
}

describe("Postgres", () => {
    it("delivers each principal's password into the principal's own namespace, under the planned name", async () => {
        const { world } = await deployed();

        const delivered = ["sql-metastore", "sql-airflow"].map((name) => {
            const { inputs } = world.one(secret, name);
            return [at(inputs, "metadata", "namespace"), at(inputs, "metadata", "name")];
        });

        assert.deepEqual(delivered, [
            ["system", "sql-metastore"],
            ["flows", "sql-airflow"],
        ]);
        assert.deepEqual(world.one(secret, "sql-metastore").inputs["stringData"], {
            secret: { password: generated("sql-metastore") },
        });
    });

    it("lets no generated value out of its Secrets", async () => {
        const { world } = await deployed();

        const leaking = world.resources.filter(
            ({ type, inputs }) => type !== secret && JSON.stringify(inputs).includes(generated("")),
        );

        assert.deepEqual(leaking, []);
    });

    it("draws a new password for a new revision, and the first without a keeper", async () => {
        const { world } = await deployed({
            databases: { metastore: access("metastore", 2), airflow: access("airflow") },
            superuserRevision: 3,
        });

        const keepers = ["sql-metastore", "sql-airflow", "sql-superuser"].map(
            (name) => world.one(password, name).inputs["keepers"],
        );

        assert.deepEqual(keepers, [{ revision: "2" }, undefined, { revision: "3" }]);
    });

    it("sets a principal's new password by a new Job, and leaves the server alone", async () => {
        const { world } = await deployed();

        assert.ok(world.one(secret, "sql-roles").options.replaceOnChanges.includes("stringData"));
        const server = JSON.stringify(world.one(statefulSet, "sql").inputs);
        assert.doesNotMatch(server, /sql-roles|sql-metastore/);
        assert.deepEqual(containerOf(world.one(job, "sql-roles")).envFrom, [
            { secretRef: { name: "sql-roles-auto" } },
        ]);
    });

    it("rolls the server for a new superuser's password, which it takes over as it starts", async () => {
        const { world } = await deployed();

        assert.ok(
            world.one(secret, "sql-superuser").options.replaceOnChanges.includes("stringData"),
        );
        assert.deepEqual(at(podOf(world.one(statefulSet, "sql"))["volumes"], 2), {
            name: "superuser",
            secret: { secretName: "sql-superuser-auto" },
        });
    });

    it("runs all of its pods restricted, as the image's user", async () => {
        const { world } = await deployed();

        const pods: readonly Pod[] = [
            podOf(world.one(statefulSet, "sql")),
            podOf(world.one(job, "sql-roles")),
            ...["postgres-backup", "postgres-restore"].map((name) => {
                const pod = podOfCronJob(world, name);
                return { ...pod, containers: [...pod.initContainers, ...pod.containers] };
            }),
        ];

        for (const pod of pods) {
            assertRestricted(pod, 999);
            assert.deepEqual(pod["imagePullSecrets"], [{ name: "regcred" }]);
        }
    });

    it("keeps its volume when the program forgets it, and grows it in place", async () => {
        const { world } = await deployed({ storage: "50Gi", storageClass: "fast" });

        assert.deepEqual(at(world.one(claim, "sql-data").inputs, "spec"), {
            accessModes: ["ReadWriteOnce"],
            storageClassName: "fast",
            resources: { requests: { storage: "50Gi" } },
        });
    });

    it("gives a new volume its roles and databases again", async () => {
        const { world } = await deployed(
            {},
            { answers: { [claim]: { metadata: { name: "data", uid: "new" } } } },
        );

        assert.equal(
            at(
                world.one(job, "sql-roles").inputs,
                ...["spec", "template", "metadata", "annotations", "sparkstead.io/volume"],
            ),
            "new",
        );
    });

    it("stops at once when its pod is to go: SIGTERM would wait for the clients", async () => {
        const { world } = await deployed();

        const { lifecycle } = containerOf(world.one(statefulSet, "sql"));

        assert.deepEqual(at(lifecycle, "preStop", "exec", "command"), [
            "pg_ctl",
            "stop",
            "--pgdata=/var/lib/postgresql/data/pgdata",
            "--mode=fast",
            "--no-wait",
        ]);
    });

    it("is ready with its roles and every principal's Secret", async () => {
        const { postgres } = await deployed();

        const ready = await Promise.all(postgres.ready.map(({ urn }) => valueOf(urn)));

        assert.deepEqual(
            ready.map((urn) => urn.split("$").at(-1)),
            [`${job}::sql-roles`, `${secret}::sql-metastore`, `${secret}::sql-airflow`],
        );
    });

    it("refuses a principal without a planned database", async () => {
        await assert.rejects(deployed({ databases: {} }), {
            message: 'sqlDatabase "sql": no database planned for metastore',
        });
    });
});

describe("Postgres' backup", () => {
    it("dumps in the server's image and uploads in the store's, on schedule and one at a time", async () => {
        const { world } = await deployed();
        const pod = podOfCronJob(world, "postgres-backup");

        assert.deepEqual(
            [...pod.initContainers, ...pod.containers].map(({ name, image }) => [name, image]),
            [
                ["dump", "registry.example/postgres:15"],
                ["upload", "registry.example/minio:1"],
            ],
        );
        const { inputs } = world.one(cronJob, "postgres-backup");
        assert.equal(at(inputs, "spec", "schedule"), "0 4 * * *");
        assert.equal(at(inputs, "spec", "suspend"), false);
        assert.equal(at(inputs, "spec", "concurrencyPolicy"), "Forbid");
    });

    it("knows the server's superuser where it dumps, and the store's keys where it uploads, not both", async () => {
        const { world } = await deployed();
        const { initContainers, containers } = podOfCronJob(world, "postgres-backup");

        const names = [...initContainers, ...containers].map(({ env = [] }) =>
            env.filter(({ valueFrom }) => valueFrom !== undefined).map(({ name }) => name),
        );

        assert.deepEqual(names, [["PGPASSWORD"], ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]]);
    });

    for (const name of ["postgres-backup", "postgres-restore"]) {
        it(`ends a Job of ${name} that hangs`, async () => {
            const { inputs } = (await deployed()).world.one(cronJob, name);

            assert.equal(
                at(inputs, "spec", "jobTemplate", "spec", "activeDeadlineSeconds"),
                43_200,
            );
        });
    }

    it("has a template for restores that is never due", async () => {
        const { world } = await deployed();

        assert.equal(at(world.one(cronJob, "postgres-restore").inputs, "spec", "suspend"), true);
    });

    it("is nowhere where it is off", async () => {
        const { world } = await deployed({ backup: { kind: "off" } });

        assert.deepEqual(world.all(cronJob), []);
        assert.equal(
            world.all(configMap).some(({ name }) => name.endsWith("backup")),
            false,
        );
    });
});
