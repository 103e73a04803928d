import type { SparkRuntime } from "../../components/contracts/sparkRuntime.ts";
import {
    ScheduledSparkApplication,
    SparkApplication,
} from "../../components/sparkApplication/index.ts";
import type { ApplicationPlan } from "../plan/applications.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import type { Child } from "./child.ts";

interface Declared {
    readonly application: ApplicationPlan;
    readonly runtime: SparkRuntime;

    /** Resolved when the last resource of the platform is made. */
    readonly everything: Promise<unknown>;
}

export function makeApplication(
    { cluster }: PlatformPlan,
    { application, runtime, everything }: Declared,
    opts: Child,
): SparkApplication | ScheduledSparkApplication {
    const { name, specification, schedule, awaits, timeoutSeconds } = application;
    return schedule === undefined
        ? new SparkApplication(
              name,
              {
                  specification,
                  runtime,
                  awaits,
                  cluster,
                  failsAfter: everything,
                  ...(timeoutSeconds !== undefined && { timeoutSeconds }),
              },
              opts,
          )
        : new ScheduledSparkApplication(name, { specification, schedule, runtime }, opts);
}
