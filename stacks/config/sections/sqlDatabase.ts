import { z } from "zod";

import { names } from "../../plan/names.ts";
import { bucketName, cronSchedule, dnsLabel, hostName, quantity } from "./values.ts";

const principal = z.enum(names.sqlPrincipals);
const revision = z.int().min(1);

const backup = z
    .discriminatedUnion(
        "kind",
        [
            z.strictObject({
                kind: z.literal("scheduled"),
                schedule: cronSchedule
                    .default("0 3 * * *")
                    .describe("When every database is dumped, as cron writes it."),
                keep: z
                    .int()
                    .min(1)
                    .default(7)
                    .describe(
                        "Dumps kept of each database. Lowering it deletes the older ones after the next dump.",
                    ),
                bucket: bucketName
                    .optional()
                    .describe(
                        "Bucket for the dumps alone, in the platform's object store; without it the platform's bucket's name with -backups.",
                    ),
            }),
            z.strictObject({ kind: z.literal("off") }),
        ],
        'expected kind "scheduled" or "off"',
    )
    .prefault({ kind: "scheduled" })
    .describe("Dumps of every database; `npm run restore` reads them back.");

const postgres = z.strictObject({
    kind: z.literal("postgres"),
    storage: quantity
        .default("10Gi")
        .describe(
            "Size of Postgres' volume. It grows in place where the StorageClass can, and never shrinks.",
        ),
    storageClass: dnsLabel
        .optional()
        .describe(
            "StorageClass of Postgres' volume; without it the cluster's default. A change makes an empty volume beside the old one, which stays.",
        ),
    backup,
    passwordRevisions: z
        .partialRecord(z.enum([...names.sqlPrincipals, "postgres"]), revision)
        .default({})
        .describe(
            "Revision of a principal's password, or of the superuser's (postgres). Raising it makes a new password and rolls who uses it.",
        ),
});

const external = z.strictObject({
    kind: z.literal("external"),
    engine: z
        .enum(["postgres", "mariadb", "mysql"])
        .default("postgres")
        .describe("What the server speaks: decides the JDBC driver and the dialect."),
    host: hostName.describe("Host of the server."),
    port: z
        .int()
        .min(1)
        .max(65535)
        .optional()
        .describe("Port of the server; without it 5432 for Postgres, 3306 for the others."),
    databases: z
        .partialRecord(
            principal,
            z.strictObject({
                database: z.string().min(1).optional().describe("Name of the database."),
                user: z.string().min(1).optional().describe("Name of the user, who owns it."),
                secret: dnsLabel
                    .optional()
                    .describe("Secret in the principal's namespace, with the key password."),
                revision: revision
                    .default(1)
                    .describe("Raise it after a change of the password: who uses it rolls."),
            }),
        )
        .default({})
        .describe(
            "Database of each principal. Database and user are named as the principal, and the Secret sql-<principal>, unless named here.",
        ),
});

export const sqlDatabase = z
    .discriminatedUnion("kind", [postgres, external], 'expected kind "postgres" or "external"')
    .prefault({ kind: "postgres" })
    .describe("The SQL server with a database for each principal: made here, or somebody else's.");
