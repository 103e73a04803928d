import { restrictedPod, restrictedWritableContainer } from "../kubernetes/podSecurity.ts";
import {
    type PodSize,
    type SparkRuntime,
    runtimeConfDirectory,
} from "../contracts/sparkRuntime.ts";
import type { Planned } from "../contracts/planned.ts";
import { withOverrides } from "../render/unite.ts";
import type { SparkConf } from "../render/sparkConf.ts";
import type {
    DriverSpecification,
    ExecutorSpecification,
    SparkApplicationSpecification,
} from "./specification.ts";

/** User of apache/spark images, and of ours: https://github.com/apache/spark-docker */
const sparkUser = 185;

const driverContainer = "spark-kubernetes-driver";
const executorContainer = "spark-kubernetes-executor";

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
        sparkConf: withOverrides(sparkDefaultsOf(runtime), sparkConf),
        driver: driverSpec(driver, runtime),
        executor: executorSpec(executor, runtime),
    };
}

/** The defaults that applications of the operator take. */
function sparkDefaultsOf({ defaults }: Planned<SparkRuntime>): SparkConf {
    return Object.fromEntries(
        defaults
            .filter(({ readers }) => readers.includes("sparkApplication"))
            .map(({ key, value }) => [key, value]),
    );
}

function driverSpec(
    driver: DriverSpecification,
    runtime: Planned<SparkRuntime>,
): Readonly<Record<string, unknown>> {
    return {
        ...sizeOf(runtime.driver),
        serviceAccount: runtime.serviceAccount,
        ...driver,
        template: podTemplate(driverContainer, runtime, { automountServiceAccountToken: true }),
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
        // Only the driver talks to the API server.
        template: podTemplate(executorContainer, runtime, { automountServiceAccountToken: false }),
    };
}

function sizeOf({ coreRequest, cores, memory }: PodSize): Readonly<Record<string, unknown>> {
    return { coreRequest, cores, memory };
}

/**
 * What every pod of Spark needs whatever the application says: it is a pod template and not webhook fields, so that the pod is
 * admitted as restricted even when no webhook runs.
 */
function podTemplate(
    container: string,
    runtime: Planned<SparkRuntime>,
    pod: { readonly automountServiceAccountToken: boolean },
): Readonly<Record<string, unknown>> {
    return {
        metadata: { labels: { "app.kubernetes.io/part-of": "sparkstead" } },
        spec: {
            ...pod,
            enableServiceLinks: false,
            securityContext: restrictedPod(sparkUser),
            containers: [
                {
                    name: container,
                    securityContext: restrictedWritableContainer,
                    // The last lines of a failed driver stay readable in the pod's status.
                    terminationMessagePolicy: "FallbackToLogsOnError",
                    volumeMounts: [
                        { name: "spark-runtime", mountPath: runtimeConfDirectory, readOnly: true },
                    ],
                },
            ],
            volumes: [{ name: "spark-runtime", configMap: { name: runtime.configMap } }],
        },
    };
}
