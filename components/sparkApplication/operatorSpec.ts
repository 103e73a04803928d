import { sparkPodTemplate } from "../kubernetes/sparkPodTemplate.ts";
import { type PodSize, type SparkRuntime, defaultsFor } from "../contracts/sparkRuntime.ts";
import type { Planned } from "../contracts/planned.ts";
import { withOverrides } from "../render/unite.ts";
import type {
    DriverSpecification,
    ExecutorSpecification,
    SparkApplicationSpecification,
} from "./specification.ts";

/**
 * The spec that the operator reads: what the user said over what the runtime gives. Pure, so that the smoke run and the
 * resources submit the same thing.
 */
export function operatorSpec(
    specification: SparkApplicationSpecification,
    runtime: Planned<SparkRuntime>,
): Readonly<Record<string, unknown>> {
    const { sparkConf = {}, driver = {}, executor = {}, ...rest } = specification;
    return {
        mode: "cluster",
        image: runtime.image,
        imagePullPolicy: "IfNotPresent",
        ...(runtime.imagePullSecrets.length > 0 && { imagePullSecrets: runtime.imagePullSecrets }),
        ...(specification.type === "Python" && { pythonVersion: "3" }),
        // Without it the operator leaves a failed application as it is, as the user would expect of a Job.
        restartPolicy: { type: "Never" },
        ...rest,
        sparkVersion: runtime.sparkVersion,
        sparkConf: withOverrides(defaultsFor("sparkApplication", runtime), sparkConf),
        driver: driverSpec(driver, runtime),
        executor: executorSpec(executor, runtime),
    };
}

function driverSpec(
    driver: DriverSpecification,
    runtime: Planned<SparkRuntime>,
): Readonly<Record<string, unknown>> {
    return {
        ...sizeOf(runtime.driver),
        serviceAccount: runtime.serviceAccount,
        ...driver,
        template: sparkPodTemplate("driver", runtime),
    };
}

function executorSpec(
    executor: ExecutorSpecification,
    runtime: Planned<SparkRuntime>,
): Readonly<Record<string, unknown>> {
    return {
        instances: 1,
        ...sizeOf(runtime.executor),
        ...executor,
        template: sparkPodTemplate("executor", runtime),
    };
}

function sizeOf({ coreRequest, cores, memory }: PodSize): Readonly<Record<string, unknown>> {
    return { coreRequest, cores, memory };
}
