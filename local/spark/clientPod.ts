import {
    runtimeConfDirectory,
    sparkConfDirectory,
} from "../../components/contracts/sparkRuntime.ts";
import { podBasics } from "../../components/kubernetes/podBasics.ts";
import { restrictedContainer } from "../../components/kubernetes/podSecurity.ts";
import { containerResources } from "../../components/kubernetes/resources.ts";
import { secretVariables } from "../../components/kubernetes/secretVariables.ts";
import { sharedLibraries } from "../../components/kubernetes/sharedLibraries.ts";
import { sparkUser } from "../../components/kubernetes/sparkPodTemplate.ts";
import { binaryQuantity, javaBytesValue } from "../../components/render/quantity.ts";
import { storeKeys } from "../../stacks/compose/storeKeys.ts";
import { names } from "../../stacks/plan/names.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import type { Manifest } from "../smoke/session.ts";

/** A working day: a pod that a killed command leaves behind ends by itself. */
const lifeSeconds = 12 * 3600;

/** Beside the driver's heap, for the JVM itself and for the launcher before it; Spark's own minimum is 384 MiB. */
const overheadBytes = 512 * 2 ** 20;

/** Writable folder of the pod, where Spark's images start and where local files are put. */
export const workDirectory = "/opt/spark/work-dir";

/** Label of everything that one run of `npm run spark` makes. */
export const runLabel = "sparkstead.io/client";

/**
 * A pod in which spark-sql, spark-shell and spark-submit run by `kubectl exec`: it has the identity, the conf and the keys of a driver,
 * and executors name it as their owner.
 */
export function clientPod(plan: PlatformPlan, name: string): Manifest {
    const { runtime } = plan;
    const libraries = sharedLibraries(runtime);
    return {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name, labels: { [runLabel]: name } },
        spec: {
            restartPolicy: "Never",
            activeDeadlineSeconds: lifeSeconds,
            terminationGracePeriodSeconds: 5,
            ...podBasics(sparkUser, runtime.imagePullSecrets),
            serviceAccountName: runtime.serviceAccount,
            automountServiceAccountToken: true,
            initContainers: libraries.initContainers,
            containers: [
                {
                    name: "client",
                    image: runtime.image,
                    imagePullPolicy: "IfNotPresent",
                    command: ["sleep", String(lifeSeconds)],
                    env: environment(plan),
                    resources: containerResources({
                        cpu: runtime.driver.coreRequest,
                        memory: binaryQuantity(
                            (javaBytesValue(runtime.driver.memory) ?? 0) + overheadBytes,
                        ),
                    }),
                    securityContext: restrictedContainer,
                    volumeMounts: [
                        { name: "conf", mountPath: sparkConfDirectory, readOnly: true },
                        { name: "runtime", mountPath: runtimeConfDirectory, readOnly: true },
                        { name: "work", mountPath: workDirectory },
                        { name: "tmp", mountPath: "/tmp" },
                        ...libraries.volumeMounts,
                    ],
                },
            ],
            volumes: [
                { name: "conf", projected: { sources: confSources(plan) } },
                { name: "runtime", configMap: { name: runtime.configMap } },
                { name: "work", emptyDir: {} },
                { name: "tmp", emptyDir: {} },
                ...libraries.volumes,
            ],
        },
    };
}

function environment(plan: PlatformPlan): readonly object[] {
    return [
        { name: "SPARK_CONF_DIR", value: sparkConfDirectory },
        { name: "POD_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
        { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
        ...(plan.fileSystem === undefined
            ? []
            : [{ name: "HADOOP_USER_NAME", value: names.hadoopUser }]),
        ...secretVariables(storeKeys(plan, names.principals.spark).secretEnv),
    ];
}

/** Hadoop's files beside Spark's: HADOOP_CONF_DIR must stay unset (components/kubernetes/sparkSubmitter.ts). */
function confSources({ runtime, fileSystem }: PlatformPlan): readonly object[] {
    const configMaps = [
        runtime.clientConfigMap,
        ...(fileSystem === undefined ? [] : [fileSystem.fileSystem.clientConfigMap]),
    ];
    return configMaps.map((name) => ({ configMap: { name } }));
}
