import * as pulumi from "@pulumi/pulumi";

import { applications } from "./stacks/applications.ts";
import { provideCluster } from "./stacks/cluster.ts";
import { decodeApplications } from "./stacks/config/decode.ts";
import { contentDrift } from "./stacks/contentDrift.ts";
import { Faults } from "./stacks/config/faults.ts";
import { readConfig, readRegistryCredentials } from "./stacks/config/read.ts";
import { type StackOutputs, stackOutputs } from "./stacks/outputs.ts";
import { planPlatform } from "./stacks/plan/plan.ts";
import { Platform } from "./stacks/platform.ts";
import { sourcesFrom } from "./stacks/sources.ts";
import { targets } from "./stacks/targets.ts";

async function main(): Promise<StackOutputs> {
    keepTracesPlain();
    const plan = planPlatform(readConfig(targets), {
        targets,
        inCode: decodeApplications(applications),
        sourceAt: sourcesFrom("."),
    });
    const cluster = await provideCluster(plan.cluster);
    new Platform(plan, cluster, {
        drift: await contentDrift(plan),
        registryCredentials:
            plan.images.madePullSecret === undefined ? undefined : readRegistryCredentials(),
    });
    return stackOutputs(plan);
}

/**
 * The SDK asks for a trace at each registration, and looks up a source map for each of its lines: a fifth of the program's time. Node
 * strips types in place, so our lines need none.
 */
function keepTracesPlain(): void {
    Reflect.deleteProperty(Error, "prepareStackTrace");
}

/** Faults of the config are the user's to mend: a sentence each, no stack trace. */
async function withoutTrace<T>(work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        throw error instanceof Faults ? new pulumi.RunError(error.message) : error;
    }
}

export const {
    namespaces,
    objectStore,
    eventLog,
    historyServer,
    otherHistoryServer,
    gateway,
    webHdfs,
} = await withoutTrace(main);
