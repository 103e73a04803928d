import assert from "node:assert/strict";

import { ExternalSqlDatabase } from "../../../components/sqlDatabase/index.ts";
import { askedBy, asker } from "../../support/asker.ts";
import { deploy, valueOf } from "../../support/deploy.ts";
import { assertRestricted, podOf } from "../../support/pods.ts";
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
                asker,
            });
        });

        const check = world.one(job, "sql-check");
        assertRestricted(podOf(check), 65534);
        assert.deepEqual(askedBy(world, "sql-check"), {
            subject: 'sqlDatabase "sql" (mariadb)',
            endpoints: "maria.corp:3307",
        });
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
