import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";

import type { Cluster } from "../cluster/cluster.ts";
import { localDirectory, repository } from "../paths.ts";
import { putFile } from "../toolchain/files.ts";
import { devConfigFile, stateDirectory } from "../toolchain/places.ts";
import type { Toolchain } from "../toolchain/toolchain.ts";
import { haveStack } from "./haveStack.ts";
import { machineConfig } from "./machineConfig.ts";
import type { Stack } from "./pulumi.ts";

const stackName = "dev";

/** The config copy as it was last written here, to tell the user's changes from ours. */
const lastWrittenFile = join(localDirectory, "Pulumi.dev.written.yaml");

/** The same while the copy is being written: an interruption must not make our values look like the user's. */
const nextWrittenFile = join(localDirectory, "Pulumi.dev.next.yaml");

/** The dev stack as it is on this machine; it need not exist yet. */
export function devStack(toolchain: Pick<Toolchain, "pulumi" | "environment">): Stack {
    return {
        name: stackName,
        pulumi: toolchain.pulumi,
        project: repository,
        state: stateDirectory,
        configFile: devConfigFile,
        environment: toolchain.environment,
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
    const stack = devStack(toolchain);
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
    return stack;
}

async function textOf(file: string): Promise<string | undefined> {
    return readFile(file, "utf8").catch(() => undefined);
}
