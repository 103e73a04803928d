import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { CommandFailure } from "../../../local/run.ts";
import { killAndAwait } from "../support/kill.ts";
import {
    backUp,
    inServer,
    passwordOf,
    principal,
    psql,
    query,
    restoreDump,
    superuser,
} from "../support/postgres.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** Postgres keeps what it has acknowledged, whoever dies and whatever is rotated. */
export function describePostgres(platform: () => TrialPlatform): void {
    describe("Postgres", () => {
        after("leave nothing", async () => {
            await superuser(platform(), "DROP TABLE IF EXISTS trial", principal);
            await superuser(platform(), "DROP DATABASE IF EXISTS restored WITH (FORCE)");
        });

        it("opens a principal's database with the principal's password, and no other", async () => {
            const password = await passwordOf(platform(), principal);

            assert.equal(await query(platform(), password, "SELECT current_user"), principal);
            await assert.rejects(query(platform(), "wrong", "SELECT 1"), /authentication failed/);
            await assert.rejects(
                query(platform(), password, "SELECT 1", "postgres"),
                /permission denied for database/,
            );
        });

        it("keeps every acknowledged row when it is killed while one writes", async () => {
            const password = await passwordOf(platform(), principal);
            await query(platform(), password, "CREATE TABLE trial (id int)");
            const writing = acknowledged(platform(), password);
            await sleep(3000);

            const seconds = await killAndAwait(platform(), {
                namespace: platform().plan.namespaces.system,
                selector: "app.kubernetes.io/name=postgres",
                container: "postgres",
            });

            const rows = await writing;
            assert.ok(rows > 0, "nothing was written before the kill");
            const kept = await query(
                platform(),
                password,
                `SELECT count(DISTINCT id) FROM trial WHERE id < ${rows}`,
            );
            assert.equal(Number(kept), rows);
            console.log(`      ${rows} rows acknowledged and kept, ready again after ${seconds} s`);
        });

        it("changes a password without losing a row, and refuses the old one", async () => {
            const before = await passwordOf(platform(), principal);
            const rows = await query(platform(), before, "SELECT count(*) FROM trial");
            const config = await platform().configWith("rotated", {
                sqlDatabase: {
                    kind: "postgres",
                    passwordRevisions: { [principal]: 2, postgres: 2 },
                },
            });

            const up = await platform().pulumi(["up", "--yes", "--skip-preview"], config);

            assert.equal(up.code, 0, up.output);
            const after = await passwordOf(platform(), principal);
            assert.equal(await query(platform(), after, "SELECT count(*) FROM trial"), rows);
            await assert.rejects(query(platform(), before, "SELECT 1"), /authentication failed/);
        });

        it("restores a dump into an empty database, and into no other unless told to", async () => {
            const password = await passwordOf(platform(), principal);
            const tables =
                "SELECT string_agg(tablename, ',' ORDER BY tablename) FROM pg_tables WHERE tableowner = current_user";
            const before = await query(platform(), password, tables);
            await backUp(platform());

            await assert.rejects(restoreDump(principal), /holds \d+ tables/);
            await restoreDump(principal, "--into", "restored");

            assert.equal(await query(platform(), password, tables, "restored"), before);
            await query(platform(), password, "DROP TABLE trial");
            await restoreDump(principal, "--overwrite");
            assert.equal(await query(platform(), password, tables), before);
        });
    });
}

/** Writes rows 0, 1, … until the server is gone, and returns how many it acknowledged: psql echoes a row after its commit. */
async function acknowledged(platform: TrialPlatform, password: string): Promise<number> {
    const statements = String.raw`row=0; while printf 'INSERT INTO trial VALUES (%s);\n\\echo %s\n' $row $row; do row=$((row + 1)); done`;
    const script = `(${statements}) | ${psql()} --set=ON_ERROR_STOP=1`;
    const output = await inServer(platform, script, password).catch((error: unknown) => {
        if (error instanceof CommandFailure) {
            return error.result.stdout;
        }
        throw error;
    });
    return output.split("\n").filter((line) => /^\d+$/.test(line)).length;
}
