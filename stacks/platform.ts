import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { makeApplication } from "./compose/application.ts";
import { type Child, readyOf } from "./compose/child.ts";
import { makeContent } from "./compose/content.ts";
import { makeFileSystem } from "./compose/fileSystem.ts";
import { gatewayNamespaces, makeGateway } from "./compose/gateway.ts";
import { makeHistoryServers } from "./compose/historyServer.ts";
import { makeMetastore } from "./compose/metastore.ts";
import { namespaceMaker } from "./compose/namespace.ts";
import { makeObjectStore } from "./compose/objectStore.ts";
import { makeRuntime } from "./compose/runtime.ts";
import { makeOperator } from "./compose/sparkOperator.ts";
import { makeSqlDatabase } from "./compose/sqlDatabase.ts";
import type { ContentDrift } from "./contentDrift.ts";
import type { PlatformPlan } from "./plan/plan.ts";

/** What is no part of the plan: it is not the config's to say, or it is a secret. */
interface Circumstances {
    /** @default nothing was lost */
    readonly drift?: ContentDrift;

    /** Needed where the plan makes a pull secret. */
    readonly registryCredentials?: pulumi.Output<string> | undefined;
}

/** A platform that nothing was lost from. */
const noDrift: ContentDrift = { fileSystem: {}, bucket: {} };

/** The platform as a whole: the parent of all its parts, and what policies know of the plan. */
export class Platform extends pulumi.ComponentResource {
    static readonly __pulumiType = "sparkstead:stacks:Platform";

    constructor(
        plan: PlatformPlan,
        provider: kubernetes.Provider,
        { drift = noDrift, registryCredentials }: Circumstances = {},
    ) {
        super(Platform.__pulumiType, "platform", {}, { providers: { kubernetes: provider } });
        const child: Child = { parent: this };

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
        const content = makeContent(
            plan,
            { fileSystem, store, drift },
            { ...child, dependsOn: [...system] },
        );
        const histories = makeHistoryServers(
            plan,
            {
                fileSystem: readyOf([fileSystem, content.fileSystem]),
                bucket: store.ready,
            },
            { ...child, dependsOn: [...system] },
        );
        const needs = [
            ...readyOf([operator, store, fileSystem, metastore]),
            ...Object.values(content).flatMap((part) => [
                ...readyOf([part]),
                ...(part?.files ?? []),
            ]),
        ];
        const runtime = makeRuntime(plan, needs, { ...child, dependsOn: [...jobs] });
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
