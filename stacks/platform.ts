import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { namespace } from "../components/kubernetes/namespace.ts";
import { makeApplication } from "./compose/application.ts";
import { type Child, readyOf, restricted } from "./compose/child.ts";
import { makeContent } from "./compose/content.ts";
import { makeFileSystem } from "./compose/fileSystem.ts";
import { gatewayNamespaces, makeGateway } from "./compose/gateway.ts";
import { makeHistoryServers } from "./compose/historyServer.ts";
import { makeMetastore } from "./compose/metastore.ts";
import { makeObjectStore } from "./compose/objectStore.ts";
import { makeRuntime } from "./compose/runtime.ts";
import { makeOperator } from "./compose/sparkOperator.ts";
import { makeSqlDatabase } from "./compose/sqlDatabase.ts";
import type { ContentDrift } from "./contentDrift.ts";
import type { PlatformPlan } from "./plan/plan.ts";

/** A platform that nothing was lost from. */
const noDrift: ContentDrift = { fileSystem: {}, bucket: {} };

/** The platform as a whole: the parent of all its parts, and what policies know of the plan. */
export class Platform extends pulumi.ComponentResource {
    static readonly __pulumiType = "sparkstead:stacks:Platform";

    constructor(plan: PlatformPlan, provider: kubernetes.Provider, drift = noDrift) {
        super(Platform.__pulumiType, "platform", {}, { providers: { kubernetes: provider } });
        const child: Child = { parent: this };

        const system = namespace("system", restricted(plan.namespaces.system), child);
        const jobs = namespace("jobs", restricted(plan.namespaces.jobs), child);
        const clients = [system, jobs, ...gatewayNamespaces(plan, child)];
        const fileSystem = makeFileSystem(plan, clients, child);
        const store = makeObjectStore(plan, { ...child, dependsOn: clients });
        const operator = makeOperator(plan, {
            ...child,
            dependsOn: [system, jobs, ...store.ready],
        });
        const sql = makeSqlDatabase(plan, store, { ...child, dependsOn: [system] });
        const metastore = makeMetastore(plan, { sql, store, fileSystem }, child);
        const content = makeContent(
            plan,
            { fileSystem, store, drift },
            { ...child, dependsOn: [system] },
        );
        const histories = makeHistoryServers(
            plan,
            {
                fileSystem: readyOf([fileSystem, content.fileSystem]),
                bucket: store.ready,
            },
            { ...child, dependsOn: [system] },
        );
        const needs = [
            ...readyOf([operator, store, fileSystem, metastore]),
            ...Object.values(content).flatMap((part) => [
                ...readyOf([part]),
                ...(part?.files ?? []),
            ]),
        ];
        const runtime = makeRuntime(plan, needs, { ...child, dependsOn: [jobs] });
        const gateway = makeGateway(
            plan,
            { runtime, fileSystem, metastore },
            { ...child, dependsOn: clients },
        );
        const everything = Promise.withResolvers<pulumi.Output<unknown>>();
        const applications = plan.applications.map((application) =>
            makeApplication(plan, { application, runtime, everything: everything.promise }, child),
        );
        everything.resolve(
            made([...runtime.ready, ...readyOf([sql, ...histories, gateway, ...applications])]),
        );

        this.registerOutputs({ plan });
    }
}

/** Known when all the resources are made: a resource's urn is. */
function made(resources: readonly pulumi.Resource[]): pulumi.Output<unknown> {
    return pulumi.all(resources.map(({ urn }) => urn));
}
