import type { SqlAccess } from "../../contracts/sqlDatabase.ts";

/** The Job ends within seconds; the capacity check counts it all the same. */
export const rolesResources = { cpu: "20m", memory: "64Mi" } as const;

/** Environment variable that carries a principal's password into the roles Job. */
export function passwordVariable(principal: string): string {
    return `PASSWORD_${principal.replaceAll(/[^A-Za-z0-9]/g, "_")}`;
}

/** What psql runs to give every principal a role and a database that nobody else can enter; it may run again after any crash. */
export function rolesSql(databases: Readonly<Record<string, SqlAccess>>): string {
    return [preamble, ...Object.entries(databases).map(principalSql)].join("\n");
}

/** A statement that fails is logged, and here it would hold a password. */
const preamble = `
SET log_min_error_statement = panic;
REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC;
`.trimStart();

function principalSql([principal, { user, database }]: readonly [string, SqlAccess]): string {
    const [role, owned] = [identifier(user), identifier(database)];
    return `
\\getenv password ${passwordVariable(principal)}
SELECT ${literal(`CREATE ROLE ${role}`)} WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${literal(user)}) \\gexec
ALTER ROLE ${role} LOGIN PASSWORD :'password';
SELECT ${literal(`CREATE DATABASE ${owned}`)} WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = ${literal(database)}) \\gexec
ALTER DATABASE ${owned} OWNER TO ${role};
REVOKE ALL ON DATABASE ${owned} FROM PUBLIC;
`.trimStart();
}

function identifier(name: string): string {
    return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
    return `'${text.replaceAll("'", "''")}'`;
}
