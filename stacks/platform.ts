import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { makeApplication } from "./compose/application.ts";
import { type Child, readyOf } from "./compose/child.ts";
import { makeContent } from "./compose/content.ts";
import { makeFoundation } from "./compose/foundation.ts";
import { makeGateway } from "./compose/gateway.ts";
import { makeHistoryServers } from "./compose/historyServer.ts";
import { makeRuntime } from "./compose/runtime.ts";
import type { ContentDrift } from "./contentDrift.ts";
import type { PlatformPlan } from "./plan/plan.ts";

/** What is no part of the plan: it is not the config's to say, or it is a secret. */
interface Circumstances {
    readonly provider: kubernetes.Provider;

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
        { provider, drift = noDrift, registryCredentials }: Circumstances,
    ) {
        super(Platform.__pulumiType, "platform", {}, { providers: { kubernetes: provider } });
        const child: Child = { parent: this };

        const { namespaces, fileSystem, store, operator, sql, metastore } = makeFoundation(
            plan,
            registryCredentials,
            child,
        );
        const { system, jobs, clients } = namespaces;
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
            { ...child, dependsOn: [...clients] },
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
