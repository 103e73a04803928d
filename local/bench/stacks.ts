import { join } from "node:path";

import { haveBesideStack } from "../stack/besideStack.ts";
import type { Stack } from "../stack/pulumi.ts";

/** Stack of a program that the platform is measured beside. */
export function haveMeasureStack(platform: Stack, program: "empty" | "chart"): Promise<Stack> {
    return haveBesideStack(platform, {
        name: `bench-${program}`,
        project: join(import.meta.dirname, "programs", program),
        environment: { SPARKSTEAD_BENCH_CONFIG: platform.configFile },
    });
}
