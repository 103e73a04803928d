import assert from "node:assert/strict";
import { join } from "node:path";

import { repository } from "../../../local/paths.ts";
import { run } from "../../../local/run.ts";
import { names } from "../../../stacks/plan/names.ts";
import { runCronJob } from "./runCronJob.ts";
import type { TrialDatabase } from "./schemaCases.ts";
import type { TrialPlatform } from "./trialPlatform.ts";

/** The one principal with a database. */
export const principal = names.principals.metastore;

export function inSystem({ plan }: TrialPlatform): string {
    return `--namespace=${plan.namespaces.system}`;
}

export async function passwordOf(platform: TrialPlatform, user: string): Promise<string> {
    const access = platform.plan.sqlDatabase?.database.databases[user];
    assert.ok(access);
    const { secretName, key } = access.password;
    const encoded = await platform.kubectl([
        ...["get", "secret", secretName, inSystem(platform)],
        `--output=jsonpath={.data.${key}}`,
    ]);
    return Buffer.from(encoded, "base64").toString();
}

/** Runs a shell in the server's pod, with a password on its first line of input. */
export async function inServer(
    platform: TrialPlatform,
    script: string,
    input: string,
): Promise<string> {
    return platform.kubectl(
        [
            ...["exec", "--stdin", `${names.postgres}-0`, inSystem(platform), "--"],
            ...["sh", "-c", `read -r PGPASSWORD; export PGPASSWORD; ${script}`],
        ],
        `${input}\n`,
    );
}

export function psql(database: string = principal): string {
    return `psql --no-psqlrc --quiet --tuples-only --no-align --host=${names.postgres} --username=${principal} --dbname=${database}`;
}

export async function query(
    platform: TrialPlatform,
    password: string,
    ...[sql, database]: [sql: string, database?: string]
): Promise<string> {
    return (await inServer(platform, `${psql(database)} --command="${sql}"`, password)).trim();
}

/** What the superuser is told, who asks from the server's own pod. */
export async function superuser(
    platform: TrialPlatform,
    sql: string,
    database = "postgres",
): Promise<string> {
    const answer = await platform.kubectl(
        [
            ...["exec", "--stdin", `${names.postgres}-0`, inSystem(platform), "--"],
            ...["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align"],
            ...["--username=postgres", `--dbname=${database}`, "--set=ON_ERROR_STOP=1"],
        ],
        sql,
    );
    return answer.trim();
}

/** Makes a database of the principal's anew, with nothing in it. */
export async function makeEmpty(platform: TrialPlatform, database: string): Promise<void> {
    await superuser(platform, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await superuser(platform, `CREATE DATABASE ${database} OWNER ${principal}`);
}

/** A database of the principal's, as inits see it. */
export function trialDatabase(platform: TrialPlatform, database: string): TrialDatabase {
    const execute = (statement: string): Promise<string> =>
        superuser(platform, statement, database);
    return {
        // An init makes all in one transaction, so that nobody else sees more of it than its locks.
        made: async () =>
            Number(
                await execute(
                    "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database WHERE datname = current_database() AND mode = 'AccessExclusiveLock'",
                ),
            ),
        setVersion: async (version) => {
            await execute(`UPDATE "VERSION" SET "SCHEMA_VERSION" = '${version}'`);
        },
        execute: async (statement) => {
            await execute(statement);
        },
        digest: () => digestOf(platform, database),
    };
}

/** A digest of all that a database holds. Later releases put a random word around each dump: it is left out. */
async function digestOf(platform: TrialPlatform, database: string): Promise<string> {
    const dump = `pg_dump --username=postgres --dbname=${database} --file=/tmp/digested`;
    return platform.kubectl([
        ...["exec", `${names.postgres}-0`, inSystem(platform), "--"],
        ...["sh", "-c", `${dump} && grep -vE '^.(un)?restrict ' /tmp/digested | md5sum`],
    ]);
}

/** Makes a dump now. */
export async function backUp(platform: TrialPlatform): Promise<void> {
    await runCronJob(platform, names.postgresJobs.backup, platform.plan.namespaces.system);
}

/** `npm run restore` on the stack under test. */
export async function restoreDump(...args: readonly string[]): Promise<void> {
    await run(process.execPath, [join(repository, "local", "bootstrap.mjs"), "restore", ...args]);
}
