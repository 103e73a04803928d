import type * as pulumi from "@pulumi/pulumi";

import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import type { Metastore } from "../../components/contracts/metastore.ts";
import type { ObjectStore } from "../../components/contracts/objectStore.ts";
import type { SqlDatabase } from "../../components/contracts/sqlDatabase.ts";
import { ExternalMetastore, HiveMetastore } from "../../components/metastore/index.ts";
import { names } from "../plan/names.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import { askerOf } from "./asker.ts";
import { type Child, readyOf } from "./child.ts";

/** The stores that the metastore works on. */
interface MetastoreStores {
    readonly sql: SqlDatabase | undefined;
    readonly store: ObjectStore;
    readonly fileSystem: FileSystem | undefined;
}

export function makeMetastore(
    plan: PlatformPlan,
    { sql, store, fileSystem }: MetastoreStores,
    opts: Child,
): (Metastore & pulumi.ComponentResource) | undefined {
    if (plan.metastore === undefined) {
        return undefined;
    }
    const { origin, metastore } = plan.metastore;
    switch (origin.kind) {
        case "external":
            return new ExternalMetastore(
                "metastore",
                { ...metastore, asker: askerOf(plan, "jobs") },
                opts,
            );
        case "hive": {
            const principal = names.principals.metastore;
            const access = sql?.databases[principal];
            const storeCredentials = store.credentials[principal];
            if (sql === undefined || access === undefined || storeCredentials === undefined) {
                throw new Error(`metastore: no database or no keys planned for ${principal}`);
            }
            return new HiveMetastore(
                "metastore",
                {
                    ...metastore,
                    ...origin,
                    namespace: plan.namespaces.system,
                    serviceName: names.metastoreService,
                    image: plan.images.references.hiveMetastore,
                    imagePullSecrets: plan.images.pullSecrets,
                    database: { engine: sql.engine, host: sql.host, port: sql.port, access },
                    storeEntries: plan.storeConf,
                    storeCredentials,
                    fileSystem,
                    needs: readyOf([sql, store, fileSystem]),
                },
                opts,
            );
        }
    }
}
