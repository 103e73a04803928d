import assert from "node:assert/strict";

import { names } from "../../../stacks/plan/names.ts";
import {
    backUp,
    makeEmpty,
    principal,
    query,
    passwordOf,
    restoreDump,
    superuser,
    trialDatabase,
} from "../support/postgres.ts";
import { itMakesTheSchema } from "../support/schemaCases.ts";
import { SchemaInit } from "../support/schemaInit.ts";
import { Tables, inSession } from "../support/tables.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** A database beside the metastore's, for inits alone. */
const trial = "schematrial";

/** The metastore: its schema is made once, whatever happens meanwhile, and its tables outlive passwords and databases. */
export function describeMetastore(platform: () => TrialPlatform): void {
    describe("the metastore's schema", () => {
        let init: SchemaInit;

        before("take an empty database", async () => {
            init = await SchemaInit.on(platform(), trial);
        });

        after("leave nothing", async () => {
            await init.remove();
            await superuser(platform(), `DROP DATABASE IF EXISTS ${trial} WITH (FORCE)`);
        });

        itMakesTheSchema("in Postgres", async () => {
            await makeEmpty(platform(), trial);
            return { init, database: trialDatabase(platform(), trial) };
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
