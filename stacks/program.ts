import * as pulumi from "@pulumi/pulumi";

import { applications } from "./applications.ts";
import { provideCluster } from "./cluster.ts";
import { decodeApplications } from "./config/decode.ts";
import { Faults } from "./config/faults.ts";
import { readConfig, readRegistryCredentials } from "./config/read.ts";
import { contentDrift } from "./contentDrift.ts";
import { refuseFileSystemChanges } from "./fileSystemChanges.ts";
import { type StackOutputs, stackOutputs } from "./outputs.ts";
import { planPlatform } from "./plan/plan.ts";
import { Platform } from "./platform.ts";
import { sourcesFrom } from "./sources.ts";
import { targets } from "./targets.ts";

/** The platform of the running stack: reads its config, registers its resources. */
export async function program(): Promise<StackOutputs> {
    keepTracesPlain();
    return withoutTrace(main);
}

async function main(): Promise<StackOutputs> {
    const plan = planPlatform(readConfig(targets), {
        targets,
        inCode: decodeApplications(applications),
        sourceAt: sourcesFrom("."),
    });
    const provider = await provideCluster(plan.cluster);
    const [drift] = await Promise.all([contentDrift(plan), refuseFileSystemChanges(plan)]);
    new Platform(plan, {
        provider,
        drift,
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
