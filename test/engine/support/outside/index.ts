import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { stackPlan } from "../../../../local/smoke/stackPlan.ts";
import { provideCluster } from "../../../../stacks/cluster.ts";
import { type Child, readyOf } from "../../../../stacks/compose/child.ts";
import { makeContent } from "../../../../stacks/compose/content.ts";
import { makeFileSystem } from "../../../../stacks/compose/fileSystem.ts";
import { gatewayNamespaces, makeGateway } from "../../../../stacks/compose/gateway.ts";
import { makeMetastore } from "../../../../stacks/compose/metastore.ts";
import { namespaceMaker } from "../../../../stacks/compose/namespace.ts";
import { makeObjectStore } from "../../../../stacks/compose/objectStore.ts";
import { makeRuntime } from "../../../../stacks/compose/runtime.ts";
import { makeSqlDatabase } from "../../../../stacks/compose/sqlDatabase.ts";
import type { PlatformPlan } from "../../../../stacks/plan/plan.ts";

/** A platform's services without its operator, of which a cluster has one. */
class Outside extends pulumi.ComponentResource {
    constructor(plan: PlatformPlan, provider: kubernetes.Provider) {
        super("sparkstead:trial:Outside", "outside", {}, { providers: { kubernetes: provider } });
        const child: Child = { parent: this };
        const makeNamespace = namespaceMaker(plan, undefined, child);
        const { namespaces } = plan;
        const system = makeNamespace("system", { name: namespaces.system, level: "restricted" });
        const jobs = makeNamespace("jobs", { name: namespaces.jobs, level: "restricted" });
        const clients = [...system, ...jobs, ...gatewayNamespaces(plan, makeNamespace)];
        const inSystem: Child = { ...child, dependsOn: [...system] };

        const fileSystem = makeFileSystem(plan, { clients, makeNamespace }, child);
        const store = makeObjectStore(plan, { ...child, dependsOn: clients });
        const sql = makeSqlDatabase(plan, store, inSystem);
        const metastore = makeMetastore(plan, { sql, store, fileSystem }, inSystem);
        const drift = { fileSystem: {}, bucket: {} };
        const content = makeContent(plan, { fileSystem, store, drift }, inSystem);
        const needs = readyOf([store, fileSystem, metastore, content.fileSystem]);
        const runtime = makeRuntime(plan, needs, { ...child, dependsOn: [...jobs] });
        makeGateway(plan, { runtime, fileSystem, metastore }, { ...child, dependsOn: clients });

        this.registerOutputs({});
    }
}

const plan = await stackPlan(process.env["SPARKSTEAD_OUTSIDE_CONFIG"] ?? "");
new Outside(plan, await provideCluster(plan.cluster));
