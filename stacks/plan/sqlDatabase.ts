import type { Bucket } from "../../components/contracts/objectStore.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import type { Principal } from "../../components/contracts/principal.ts";
import type {
    SqlAccess,
    SqlDatabase,
    SqlPrincipal,
} from "../../components/contracts/sqlDatabase.ts";
import type { ContainerResources } from "../../components/kubernetes/resources.ts";
import { backupResources } from "../../components/sqlDatabase/postgres/backupFiles.ts";
import { rolesResources } from "../../components/sqlDatabase/postgres/roles.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { type Workload, workloadsIn } from "./capacity.ts";
import { names, serviceHost, sqlSecretKey, sqlSecretName } from "./names.ts";

type PostgresConfig = Extract<PlatformConfig["sqlDatabase"], { kind: "postgres" }>;

/** Dumps of every database of a server that we run. */
export type BackupPlan =
    | (Extract<PostgresConfig["backup"], { kind: "scheduled" }> & { readonly bucket: string })
    | { readonly kind: "off" };

/** Where the server comes from, beside what its users see of it. */
export type SqlDatabaseOrigin =
    | {
          readonly kind: "postgres";
          readonly storage: string;
          readonly storageClass: string | undefined;
          readonly resources: ContainerResources;
          readonly superuserRevision: number;
          readonly backup: BackupPlan;
      }
    | { readonly kind: "external" };

export interface SqlDatabasePlan {
    readonly origin: SqlDatabaseOrigin;
    readonly database: Planned<SqlDatabase>;
    readonly principals: readonly SqlPrincipal[];
}

/** The SQL server, if anybody has a database there, and what it needs of the object store. */
export interface SqlDatabaseDecision {
    readonly sqlDatabase: SqlDatabasePlan | undefined;
    readonly storePrincipals: readonly Principal[];
    readonly buckets: readonly Bucket[];
    readonly workloads: readonly Workload[];
    readonly faults: readonly Fault[];
}

/** The ports that servers have unless told otherwise. */
const defaultPorts = { postgres: 5432, mariadb: 3306, mysql: 3306 } as const;

export function planSqlDatabase(
    config: PlatformConfig,
    principals: readonly SqlPrincipal[],
    resources: ContainerResources,
): SqlDatabaseDecision {
    const { sqlDatabase, namespaces } = config;
    const nothing = { storePrincipals: [], buckets: [], workloads: [], faults: [] };
    if (principals.length === 0) {
        return { sqlDatabase: undefined, ...nothing };
    }
    if (sqlDatabase.kind === "external") {
        const { engine, host, port = defaultPorts[engine], databases } = sqlDatabase;
        const database = { engine, host, port, databases: accessOf(principals, databases) };
        return {
            sqlDatabase: { origin: { kind: "external" }, database, principals },
            ...nothing,
        };
    }
    const backup = planBackup(sqlDatabase, config.bucket);
    return {
        sqlDatabase: {
            origin: { ...originOf(sqlDatabase), resources, backup },
            database: madeHere(config, sqlDatabase, principals),
            principals,
        },
        ...storeFor(backup, namespaces.system),
        workloads: workloadsIn(namespaces.system, {
            postgres: resources,
            postgresRoles: rolesResources,
            ...(backup.kind === "scheduled" && { postgresBackup: backupResources }),
        }),
        faults: backupFaults(backup, config.bucket),
    };
}

function originOf({
    kind,
    storage,
    storageClass,
    passwordRevisions,
}: PostgresConfig): Omit<Extract<SqlDatabaseOrigin, { kind: "postgres" }>, "resources" | "backup"> {
    return { kind, storage, storageClass, superuserRevision: passwordRevisions.postgres ?? 1 };
}

function madeHere(
    { namespaces, kubernetes }: PlatformConfig,
    { passwordRevisions }: PostgresConfig,
    principals: readonly SqlPrincipal[],
): Planned<SqlDatabase> {
    const revisions = Object.entries(passwordRevisions).map(
        ([name, revision]) => [name, { revision }] as const,
    );
    return {
        engine: "postgres",
        host: serviceHost(names.postgres, namespaces.system, kubernetes.clusterDomain),
        port: defaultPorts.postgres,
        databases: accessOf(principals, Object.fromEntries(revisions)),
    };
}

/** What the config may say of one principal's access. */
interface AccessConfig {
    readonly database?: string | undefined;
    readonly user?: string | undefined;
    readonly secret?: string | undefined;
    readonly revision?: number | undefined;
}

function accessOf(
    principals: readonly SqlPrincipal[],
    config: Readonly<Record<string, AccessConfig | undefined>>,
): Readonly<Record<string, SqlAccess>> {
    return Object.fromEntries(
        principals.map(({ name }) => {
            const { database = name, user = name, secret, revision = 1 } = config[name] ?? {};
            const secretName = secret ?? sqlSecretName(name);
            const password = { secretName, key: sqlSecretKey };
            return [name, { database, user, password, revision }];
        }),
    );
}

function planBackup({ backup }: PostgresConfig, { name }: PlatformConfig["bucket"]): BackupPlan {
    return backup.kind === "off"
        ? backup
        : { ...backup, bucket: backup.bucket ?? `${name}-backups` };
}

/** A bucket of its own: Spark applications may read all of the platform's, and a dump holds what only its owner may see. */
function storeFor(
    backup: BackupPlan,
    namespace: string,
): Pick<SqlDatabaseDecision, "storePrincipals" | "buckets"> {
    if (backup.kind === "off") {
        return { storePrincipals: [], buckets: [] };
    }
    const { bucket } = backup;
    const name = names.principals.sqlBackup;
    return {
        storePrincipals: [{ name, namespace, grants: [{ bucket, access: "readWrite" }] }],
        buckets: [{ name: bucket, prefixes: [] }],
    };
}

function backupFaults(backup: BackupPlan, { name }: PlatformConfig["bucket"]): Fault[] {
    return backup.kind === "scheduled" && backup.bucket === name
        ? [
              {
                  key: "sparkstead:sqlDatabase.backup.bucket",
                  problem: `found "${name}", the platform's own bucket, where every Spark application may read and delete; name another`,
              },
          ]
        : [];
}
