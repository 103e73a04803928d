import type * as pulumi from "@pulumi/pulumi";

import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import type { Metastore } from "../../components/contracts/metastore.ts";
import type { ObjectStore } from "../../components/contracts/objectStore.ts";
import type { SqlDatabase } from "../../components/contracts/sqlDatabase.ts";
import type { SparkOperator } from "../../components/sparkOperator/index.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import type { Child } from "./child.ts";
import { makeFileSystem } from "./fileSystem.ts";
import { gatewayNamespaces } from "./gateway.ts";
import { makeMetastore } from "./metastore.ts";
import { namespaceMaker } from "./namespace.ts";
import { makeObjectStore } from "./objectStore.ts";
import { makeOperator } from "./sparkOperator.ts";
import { makeSqlDatabase } from "./sqlDatabase.ts";

/** What the rest of the platform stands on. */
export interface Foundation {
    readonly namespaces: {
        readonly system: readonly pulumi.Resource[];
        readonly jobs: readonly pulumi.Resource[];

        /** All in which a pod may be that uses the stores. */
        readonly clients: readonly pulumi.Resource[];
    };
    readonly fileSystem: FileSystem | undefined;
    readonly store: ObjectStore;
    readonly operator: SparkOperator;
    readonly sql: SqlDatabase | undefined;
    readonly metastore: Metastore | undefined;
}

export function makeFoundation(
    plan: PlatformPlan,
    registryCredentials: pulumi.Output<string> | undefined,
    child: Child,
): Foundation {
    const makeNamespace = namespaceMaker(plan, registryCredentials, child);
    const { namespaces } = plan;
    const system = makeNamespace("system", { name: namespaces.system, level: "restricted" });
    const jobs = makeNamespace("jobs", { name: namespaces.jobs, level: "restricted" });
    const clients = [...system, ...jobs, ...gatewayNamespaces(plan, makeNamespace)];
    const fileSystem = makeFileSystem(plan, { clients, makeNamespace }, child);
    const store = makeObjectStore(plan, { ...child, dependsOn: clients });
    const operator = makeOperator(plan, {
        ...child,
        dependsOn: [...system, ...jobs, ...store.ready],
    });
    const sql = makeSqlDatabase(plan, store, { ...child, dependsOn: [...system] });
    const metastore = makeMetastore(
        plan,
        { sql, store, fileSystem },
        { ...child, dependsOn: [...system, ...jobs] },
    );
    return { namespaces: { system, jobs, clients }, fileSystem, store, operator, sql, metastore };
}
