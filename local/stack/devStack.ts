import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";

import type { Cluster } from "../cluster/cluster.ts";
import { localDirectory, repository } from "../paths.ts";
import { say } from "../progress.ts";
import { putFile } from "../toolchain/files.ts";
import { devConfigFile, stateDirectory } from "../toolchain/places.ts";
import type { Toolchain } from "../toolchain/toolchain.ts";
import { rememberCluster, rememberedCluster } from "./chosenCluster.ts";
import { haveStack } from "./haveStack.ts";
import { machineConfig } from "./machineConfig.ts";
import { refuseAnotherIdentity } from "./oneCluster.ts";
import { type Stack, attemptPulumi } from "./pulumi.ts";

const stackName = "dev";

/** The config copy as it was last written here, to tell the user's changes from ours. */
const lastWrittenFile = join(localDirectory, "Pulumi.dev.written.yaml");

/** The same while the copy is being written: an interruption must not make our values look like the user's. */
const nextWrittenFile = join(localDirectory, "Pulumi.dev.next.yaml");

/** The dev stack as it is on this machine; it need not exist yet. */
export function devStack({
    pulumi,
    environment,
}: Pick<Toolchain, "pulumi" | "environment">): Stack {
    return {
        name: stackName,
        pulumi,
        project: repository,
        state: stateDirectory,
        configFile: devConfigFile,
        environment,
    };
}

/** Makes the dev stack unless it is there, and brings this machine's config of it up to date. */
export async function haveDevStack(
    toolchain: Toolchain,
    cluster: Cluster,
    made: {
        readonly imageReferences: Readonly<Record<string, string>>;
        readonly operatorChart: string | undefined;
    },
): Promise<Stack> {
    const stack = devStack({
        pulumi: toolchain.pulumi,
        environment: { ...toolchain.environment, KUBECONFIG: cluster.kubeconfig },
    });
    await refuseAnotherIdentity(stack, cluster);
    await forgetLostCluster(stack, cluster);
    const encryptionSalt = await haveStack(stack);
    const { context, identity, kubeconfig } = cluster;
    const copy = await textOf(devConfigFile);
    const next = await textOf(nextWrittenFile);
    const text = machineConfig(
        {
            committed: await readFile(join(repository, `Pulumi.${stackName}.yaml`), "utf8"),
            copy,
            lastWritten: next === copy ? copy : await textOf(lastWrittenFile),
        },
        { encryptionSalt, cluster: { context, identity, kubeconfig }, ...made },
    );
    await putFile(nextWrittenFile, text);
    await putFile(devConfigFile, text);
    await rename(nextWrittenFile, lastWrittenFile);
    await rememberCluster(cluster);
    return stack;
}

/** A cluster of ours that was made anew holds nothing of what the state says. */
async function forgetLostCluster(stack: Stack, cluster: Cluster): Promise<void> {
    const before = await rememberedCluster();
    if (before === undefined || cluster.origin === "given" || cluster.origin !== before.origin) {
        return;
    }
    if (before.identity !== cluster.identity) {
        say("  the cluster was made anew since the last start: the stack begins anew too");
        await attemptPulumi(stack, ["stack", "rm", "--yes", "--force", "--preserve-config"]);
    }
}

async function textOf(file: string): Promise<string | undefined> {
    return readFile(file, "utf8").catch(() => undefined);
}
