import { dirname, join } from "node:path";

import { stringify } from "yaml";

import { putFile } from "../toolchain/files.ts";
import { haveStack } from "./haveStack.ts";
import type { Stack } from "./pulumi.ts";

/** Another program of ours. */
interface Program {
    readonly name: string;

    /** Folder of its Pulumi.yaml. */
    readonly project: string;

    /** What it is told. */
    readonly environment: Readonly<Record<string, string>>;
}

/** Stack of a program beside the platform's; it shares the platform's state folder, tools and cluster. */
export async function haveBesideStack(
    platform: Stack,
    { name, project, environment }: Program,
): Promise<Stack> {
    const stack: Stack = {
        ...platform,
        project,
        configFile: join(dirname(platform.configFile), `Pulumi.${name}.yaml`),
        environment: { ...platform.environment, ...environment },
    };
    await putFile(stack.configFile, stringify({ encryptionsalt: await haveStack(stack) }));
    return stack;
}
