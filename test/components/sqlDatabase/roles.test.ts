import assert from "node:assert/strict";

import { rolesSql } from "../../../components/sqlDatabase/postgres/roles.ts";

function sqlFor(user: string, database = user): string {
    return rolesSql({
        [user]: {
            database,
            user,
            password: { secretName: "x", key: "password" },
            revision: 1,
        },
    });
}

describe("the SQL of roles and databases", () => {
    it("makes what is not there, changes the password always, and shuts everybody else out", () => {
        assert.equal(
            sqlFor("hms", "hive"),
            `SET log_min_error_statement = panic;
REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC;

\\getenv password PASSWORD_hms
SELECT 'CREATE ROLE "hms"' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hms') \\gexec
ALTER ROLE "hms" LOGIN PASSWORD :'password';
SELECT 'CREATE DATABASE "hive"' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'hive') \\gexec
ALTER DATABASE "hive" OWNER TO "hms";
REVOKE ALL ON DATABASE "hive" FROM PUBLIC;
`,
        );
    });

    it("takes every name as a name", () => {
        const sql = sqlFor(`a"b'c`);

        assert.match(sql, /ALTER ROLE "a""b'c" LOGIN/);
        assert.match(sql, /SELECT 'CREATE ROLE "a""b''c"' WHERE .* rolname = 'a"b''c'\)/);
        assert.match(sql, /\\getenv password PASSWORD_a_b_c$/m);
    });
});
