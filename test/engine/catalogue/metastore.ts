import assert from "node:assert/strict";

import { names } from "../../../stacks/plan/names.ts";
import {
    backUp,
    digestOf,
    makeEmpty,
    principal,
    query,
    passwordOf,
    restoreDump,
    superuser,
} from "../support/postgres.ts";
import { Tables, inSession } from "../support/tables.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";
import { SchemaInit, inTheMiddle } from "./schemaInit.ts";

/** A database beside the metastore's, for inits alone. */
const trial = "schematrial";

/** The metastore: its schema is made once, whatever happens meanwhile, and its tables outlive passwords and databases. */
export function describeMetastore(platform: () => TrialPlatform): void {
    describe("the metastore's schema", () => {
        let init: SchemaInit;

        before("take an empty database", async () => {
            init = await SchemaInit.on(platform(), trial);
        });

        beforeEach("empty it", async () => {
            await makeEmpty(platform(), trial);
        });

        after("leave nothing", async () => {
            await init.remove();
            await superuser(platform(), `DROP DATABASE IF EXISTS ${trial} WITH (FORCE)`);
        });

        it("is made once by two inits that race, and found by a third", async () => {
            const pods = await Promise.all([init.start(), init.start()]);

            const [one, two] = await Promise.all(pods.map((pod) => init.end(pod)));

            const said = [one, two].map((ended) => [ended?.code, ended?.log.trim()]);
            assert.deepEqual(
                said.map(([code]) => code),
                [0, 0],
                said.join("\n"),
            );
            assert.equal(
                said.filter(([, log]) => /: made schema 4\.0\.0$/.test(String(log))).length,
                1,
                said.join("\n"),
            );
            assert.equal(
                said.filter(([, log]) => /: schema 4\.0\.0 is there$/.test(String(log))).length,
                1,
                said.join("\n"),
            );
            assert.match((await init.run()).log, /schema 4\.0\.0 is there/);
        });

        it("is made by the next init where one was killed in the middle", async () => {
            const pod = await init.start();
            const locks = await inTheMiddle(platform(), trial);
            await init.kill(pod);
            assert.equal((await init.end(pod)).code, 137);

            const { code, log } = await init.run();

            assert.equal(code, 0, log);
            assert.match(log, /made schema 4\.0\.0/);
            console.log(`          killed when it held ${locks} new tables and indexes`);
        });

        it("of another version is refused, and nothing is touched", async () => {
            await init.run();
            await superuser(platform(), `UPDATE "VERSION" SET "SCHEMA_VERSION" = '3.1.0'`, trial);
            const before = await digestOf(platform(), trial);

            const { code, log } = await init.run();

            assert.equal(code, 1);
            assert.match(log, /found schema 3\.1\.0, required 4\.0\.0; nothing was changed/);
            assert.equal(await digestOf(platform(), trial), before);
        });

        it("is not made where there are tables of somebody else's", async () => {
            await superuser(platform(), "CREATE TABLE theirs (id int)", trial);

            const { code, log } = await init.run();

            assert.equal(code, 1);
            assert.match(log, /found 1 tables and no version of a schema; nothing was changed/);
        });
    });

    describe("a table of the catalogue", () => {
        it("is read after a change of the metastore's password and after a restore into an empty database", async () => {
            await inSession(platform(), async (session, bucket) => {
                const tables = await Tables.of(session, bucket, 2);
                const written = await tables.write();
                const podBefore = await podOf(platform());
                const config = await platform().configWith("rotated", {
                    sqlDatabase: { kind: "postgres", passwordRevisions: { [principal]: 3 } },
                });

                const { seconds } = await platform().up(config);

                assert.notEqual(await podOf(platform()), podBefore);
                assert.deepEqual(await tables.read("rotated"), written);
                console.log(`          up with the new password: ${seconds} s`);

                const before = await tablesIn(platform());
                await backUp(platform());
                await makeEmpty(platform(), principal);
                await restoreDump(principal);

                assert.equal(await tablesIn(platform()), before);
                assert.deepEqual(await tables.read("restored"), written);
                assert.equal(Object.keys(written).length, 2);
            });
        });
    });
}

/** Tables that the catalogue knows. */
async function tablesIn(platform: TrialPlatform): Promise<string> {
    const password = await passwordOf(platform, principal);
    const names = await query(
        platform,
        password,
        String.raw`SELECT string_agg(\"TBL_NAME\", ',' ORDER BY \"TBL_ID\") FROM \"TBLS\"`,
    );
    assert.match(names, /table_0,table_1/);
    return names;
}

/** The metastore's pod. */
async function podOf(platform: TrialPlatform): Promise<string> {
    return platform.kubectl([
        ...["get", "pods", `--namespace=${platform.plan.namespaces.system}`, "--output=name"],
        `--selector=app.kubernetes.io/name=${names.metastoreService}`,
    ]);
}
