import { dirname, join } from "node:path";

import { stringify } from "yaml";

import { haveStack } from "../stack/haveStack.ts";
import type { Stack } from "../stack/pulumi.ts";
import { putFile } from "../toolchain/files.ts";

/** Stack of a program that the platform is measured beside; it shares the platform's state folder, tools and cluster. */
export async function haveBesideStack(platform: Stack, program: "empty" | "chart"): Promise<Stack> {
    const stack: Stack = {
        ...platform,
        project: join(import.meta.dirname, "programs", program),
        configFile: join(dirname(platform.configFile), `Pulumi.bench-${program}.yaml`),
        environment: { ...platform.environment, SPARKSTEAD_BENCH_CONFIG: platform.configFile },
    };
    await putFile(stack.configFile, stringify({ encryptionsalt: await haveStack(stack) }));
    return stack;
}
