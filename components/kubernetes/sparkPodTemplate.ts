import type { Planned } from "../contracts/planned.ts";
import { type SparkRuntime, runtimeConfDirectory } from "../contracts/sparkRuntime.ts";
import { sharedLibraries } from "./sharedLibraries.ts";
import { restrictedPod, restrictedWritableContainer } from "./podSecurity.ts";

/**
 * The named user of Spark's images, ours as well: Hadoop refuses to log in a user id without a name (kubeflow/spark-operator#1295), and the
 * images name only this one outside drivers and executors.
 * @source https://github.com/apache/spark-docker
 */
export const sparkUser = 185;

export type SparkRole = "driver" | "executor";

/** @source https://spark.apache.org/docs/3.5.8/running-on-kubernetes.html, podTemplateContainerName: the names that Spark itself gives */
const containers: Readonly<Record<SparkRole, string>> = {
    driver: "spark-kubernetes-driver",
    executor: "spark-kubernetes-executor",
};

/**
 * What every pod of Spark needs, whoever submits it and whatever the application says. It is a pod template and not fields of the
 * operator's webhook, so that the pod is admitted as restricted even when no webhook runs.
 */
export function sparkPodTemplate(
    role: SparkRole,
    runtime: Planned<SparkRuntime>,
): Readonly<Record<string, unknown>> {
    const libraries = sharedLibraries(runtime);
    return {
        metadata: { labels: { "app.kubernetes.io/part-of": "sparkstead" } },
        spec: {
            // Only the driver talks to the API server.
            automountServiceAccountToken: role === "driver",
            enableServiceLinks: false,
            securityContext: restrictedPod(sparkUser),
            ...(libraries.initContainers.length > 0 && {
                initContainers: libraries.initContainers,
            }),
            containers: [
                {
                    name: containers[role],
                    securityContext: restrictedWritableContainer,
                    // The last lines of a failed driver stay readable in the pod's status.
                    terminationMessagePolicy: "FallbackToLogsOnError",
                    volumeMounts: [
                        { name: "spark-runtime", mountPath: runtimeConfDirectory, readOnly: true },
                        ...libraries.volumeMounts,
                    ],
                },
            ],
            volumes: [
                { name: "spark-runtime", configMap: { name: runtime.configMap } },
                ...libraries.volumes,
            ],
        },
    };
}
