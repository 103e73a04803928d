import { hadoopConfDirectory } from "../contracts/fileSystem.ts";
import type { Planned } from "../contracts/planned.ts";
import type { SparkRuntime } from "../contracts/sparkRuntime.ts";
import { restrictedContainer } from "./podSecurity.ts";
import { containerResources } from "./resources.ts";

/** What a pod needs so that the runtime's shared libraries lie in their folder before Spark starts. */
export interface PodLibraries {
    readonly initContainers: readonly object[];
    readonly volumeMounts: readonly object[];
    readonly volumes: readonly object[];
}

/** A JVM that copies files; it ends before the pod's own container takes as much and more. */
const copyResources = { cpu: "50m", memory: "512Mi" };

/** As a directory, not as a glob: there may be none yet, and a pod without libraries is better than none. */
const script = `/opt/spark/bin/spark-class org.apache.hadoop.fs.FsShell -copyToLocal "$SOURCE" /libraries/jars`;

/**
 * Copies the shared libraries into the pod. A class path names local files, and spark.jars an application would replace by its own.
 */
export function sharedLibraries({
    image,
    sharedLibraries: libraries,
}: Planned<SparkRuntime>): PodLibraries {
    if (libraries === undefined) {
        return { initContainers: [], volumeMounts: [], volumes: [] };
    }
    const { source, directory, clientConfigMap, user } = libraries;
    return {
        initContainers: [
            {
                name: "shared-libraries",
                image,
                imagePullPolicy: "IfNotPresent",
                command: ["/bin/sh", "-c", script],
                env: [
                    { name: "SOURCE", value: source },
                    { name: "HADOOP_CONF_DIR", value: hadoopConfDirectory },
                    { name: "HADOOP_USER_NAME", value: user },
                ],
                resources: containerResources(copyResources),
                securityContext: restrictedContainer,
                volumeMounts: [
                    { name: "shared-libraries", mountPath: "/libraries" },
                    { name: "hadoop-client", mountPath: hadoopConfDirectory, readOnly: true },
                    { name: "copy-tmp", mountPath: "/tmp" },
                ],
            },
        ],
        volumeMounts: [
            { name: "shared-libraries", mountPath: directory, subPath: "jars", readOnly: true },
        ],
        volumes: [
            { name: "shared-libraries", emptyDir: {} },
            { name: "copy-tmp", emptyDir: {} },
            { name: "hadoop-client", configMap: { name: clientConfigMap } },
        ],
    };
}
