import type * as pulumi from "@pulumi/pulumi";

import { log4j2Properties } from "../../components/render/log4j2.ts";
import { SparkJobs } from "../../components/sparkRuntime/index.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import type { Child } from "./child.ts";

export function makeRuntime(
    plan: PlatformPlan,
    needs: readonly pulumi.Resource[],
    opts: Child,
): SparkJobs {
    return new SparkJobs(
        "spark",
        { ...plan.runtime, log4j2: log4j2Properties(plan.logLevel), needs },
        opts,
    );
}
