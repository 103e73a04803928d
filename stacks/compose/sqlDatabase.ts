import type * as pulumi from "@pulumi/pulumi";

import type { ObjectStore } from "../../components/contracts/objectStore.ts";
import type { SqlDatabase } from "../../components/contracts/sqlDatabase.ts";
import { type Backup, ExternalSqlDatabase, Postgres } from "../../components/sqlDatabase/index.ts";
import { names } from "../plan/names.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import type { BackupPlan } from "../plan/sqlDatabase.ts";
import { askerOf } from "./asker.ts";
import type { Child } from "./child.ts";

export function makeSqlDatabase(
    plan: PlatformPlan,
    store: ObjectStore,
    opts: Child,
): (SqlDatabase & pulumi.ComponentResource) | undefined {
    if (plan.sqlDatabase === undefined) {
        return undefined;
    }
    const { origin, database, principals } = plan.sqlDatabase;
    switch (origin.kind) {
        case "external":
            return new ExternalSqlDatabase(
                "sql",
                { ...database, asker: askerOf(plan, "system") },
                opts,
            );
        case "postgres":
            return new Postgres(
                "sql",
                {
                    ...database,
                    engine: "postgres",
                    namespace: plan.namespaces.system,
                    image: plan.images.references.postgres,
                    imagePullSecrets: plan.images.pullSecrets,
                    serviceName: names.postgres,
                    storage: origin.storage,
                    storageClass: origin.storageClass,
                    resources: origin.resources,
                    principals,
                    superuserRevision: origin.superuserRevision,
                    backup: backupIn(plan, store, origin.backup),
                },
                opts,
            );
    }
}

function backupIn(plan: PlatformPlan, store: ObjectStore, backup: BackupPlan): Backup {
    const credentials = store.credentials[names.principals.sqlBackup];
    return backup.kind === "off" || credentials === undefined
        ? { kind: "off" }
        : {
              ...backup,
              names: names.postgresJobs,
              store: {
                  ...store,
                  bucket: backup.bucket,
                  credentials,
                  image: plan.images.references.minio,
              },
          };
}
