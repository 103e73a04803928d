import assert from "node:assert/strict";

import { ExternalSqlDatabase } from "../../../components/sqlDatabase/index.ts";
import { deploy, valueOf } from "../../support/deploy.ts";
import { assertRestricted, containerOf, podOf } from "../../support/pods.ts";
import { at } from "../../support/world.ts";

const job = "kubernetes:batch/v1:Job";

describe("ExternalSqlDatabase", () => {
    it("is ready when the server answers, and asks it from a restricted pod", async () => {
        let external: ExternalSqlDatabase | undefined;
        const world = await deploy(() => {
            external = new ExternalSqlDatabase("sql", {
                engine: "mariadb",
                host: "maria.corp",
                port: 3307,
                databases: {},
                namespace: "system",
                image: "registry.example/postgres:15",
                imagePullSecrets: [],
            });
        });

        const check = world.one(job, "sql-check");
        assertRestricted(podOf(check), 65534);
        const env = Object.fromEntries(
            (containerOf(check).env ?? []).map(({ name, value }) => [name, value]),
        );
        assert.equal(env["HOST"], "maria.corp");
        assert.equal(env["PORT"], "3307");
        assert.equal(env["SUBJECT"], 'sqlDatabase "sql" (mariadb)');
        assert.equal(
            at(check.inputs, "metadata", "annotations", "pulumi.com/replaceUnready"),
            "true",
        );
        assert.ok(external);
        const ready = await Promise.all(external.ready.map(({ urn }) => valueOf(urn)));
        assert.deepEqual(
            ready.map((urn) => urn.split("$").at(-1)),
            [`${job}::sql-check`],
        );
    });
});
