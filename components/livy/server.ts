import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { hadoopConfFiles } from "../contracts/fileSystem.ts";
import { sparkConfDirectory } from "../contracts/sparkRuntime.ts";
import { podBasics } from "../kubernetes/podBasics.ts";
import { restrictedContainer } from "../kubernetes/podSecurity.ts";
import { containerResources } from "../kubernetes/resources.ts";
import { secretVariables } from "../kubernetes/secretVariables.ts";
import { sparkUser } from "../kubernetes/sparkPodTemplate.ts";
import type { LivyArgs } from "./livy.ts";
import { callbackPorts, livyDirectory, livyHome, livyPort } from "./places.ts";

interface Mounted {
    readonly conf: pulumi.Input<string>;
    readonly claim: pulumi.Input<string>;
}

/** The pod of Livy, with the names of the ConfigMap and the claim that it mounts. */
export function livyPod(args: LivyArgs, { conf, claim }: Mounted): types.input.core.v1.PodSpec {
    const probe = { httpGet: { path: "/version", port: "http" } };
    return {
        ...podBasics(sparkUser, args.imagePullSecrets),
        serviceAccountName: args.serviceAccount,
        // Its spark-submits make drivers.
        automountServiceAccountToken: true,
        containers: [
            {
                name: "livy",
                image: args.image,
                imagePullPolicy: "IfNotPresent",
                command: [`${livyHome}/bin/livy-server`],
                env: environment(args),
                ports: servicePorts(args).map(({ name, port }) => ({ name, containerPort: port })),
                startupProbe: { ...probe, periodSeconds: 2, failureThreshold: 90 },
                readinessProbe: { ...probe, periodSeconds: 5 },
                livenessProbe: { ...probe, periodSeconds: 20, timeoutSeconds: 5 },
                resources: containerResources(args.resources),
                securityContext: restrictedContainer,
                volumeMounts: [
                    { name: "conf", mountPath: sparkConfDirectory, readOnly: true },
                    { name: "data", mountPath: livyDirectory.data },
                    { name: "tmp", mountPath: "/tmp" },
                ],
            },
        ],
        volumes: [
            { name: "conf", projected: { sources: confSources(args, conf) } },
            { name: "data", persistentVolumeClaim: { claimName: claim } },
            { name: "tmp", emptyDir: {} },
        ],
    };
}

/** The API's port and, where there are sessions, those on which their drivers call back. */
export function servicePorts({
    abilities,
}: Pick<LivyArgs, "abilities">): { readonly name: string; readonly port: number }[] {
    const [first, last] = callbackPorts;
    const count = abilities.sessions ? last - first + 1 : 0;
    return [
        { name: "http", port: livyPort },
        ...Array.from({ length: count }, (_, index) => ({
            name: `callback-${index}`,
            port: first + index,
        })),
    ];
}

function environment(args: LivyArgs): types.input.core.v1.EnvVar[] {
    const plain = {
        LIVY_CONF_DIR: sparkConfDirectory,
        SPARK_CONF_DIR: sparkConfDirectory,
        // The image refuses to run as another.
        LIVY_VERSION: args.version,
        LIVY_LOG_DIR: livyDirectory.logs,
        LIVY_BATCH_LOGS: livyDirectory.batchLogs,
        LIVY_FILES: livyDirectory.files,
        LIVY_JOBS_NAMESPACE: args.runtime.namespace,
        // The rest is for spark-submits, which are JVMs of their own.
        LIVY_SERVER_JAVA_OPTS:
            "-XX:MaxRAMPercentage=35 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError",
        SPARK_SUBMIT_OPTS: "-XX:MaxRAMPercentage=25 -XX:+UseSerialGC",
        ...(args.fileSystem !== undefined && { HADOOP_USER_NAME: args.hadoopUser }),
    };
    return [
        ...Object.entries(plain).map(([name, value]) => ({ name, value })),
        ...secretVariables(args.secretEnv),
    ];
}

function confSources(
    { fileSystem }: LivyArgs,
    conf: pulumi.Input<string>,
): types.input.core.v1.VolumeProjection[] {
    return [
        { configMap: { name: conf } },
        ...(fileSystem === undefined
            ? []
            : [
                  {
                      configMap: {
                          name: fileSystem.clientConfigMap,
                          items: Object.values(hadoopConfFiles).map((key) => ({ key, path: key })),
                      },
                  },
              ]),
    ];
}
