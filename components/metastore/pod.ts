import type * as kubernetes from "@pulumi/kubernetes";

import { hadoopConfDirectory } from "../contracts/fileSystem.ts";
import { podBasics } from "../kubernetes/podBasics.ts";
import { restrictedContainer } from "../kubernetes/podSecurity.ts";
import { containerResources } from "../kubernetes/resources.ts";
import { secretVariables } from "../kubernetes/secretVariables.ts";
import type { HiveMetastoreArgs } from "./hiveMetastore.ts";
import { passwordVariable, thriftPort } from "./metastoreSite.ts";

/** The image's named user. */
const hiveUser = { uid: 1000, name: "hive" } as const;

const confDirectory = "/etc/hive/conf";

/** The metastore's pod, with its conf in a ConfigMap. */
export function podSpec(
    args: HiveMetastoreArgs,
    conf: kubernetes.core.v1.ConfigMap,
): kubernetes.types.input.core.v1.PodSpec {
    const { fileSystem } = args;
    return {
        ...podBasics(hiveUser.uid, args.imagePullSecrets),
        initContainers: [{ ...container(args), name: "schema", args: ["schema", args.version] }],
        containers: [server(args)],
        volumes: [
            { name: "conf", configMap: { name: conf.metadata.name } },
            { name: "tmp", emptyDir: {} },
            ...(fileSystem === undefined
                ? []
                : [{ name: "hadoop-conf", configMap: { name: fileSystem.clientConfigMap } }]),
        ],
    };
}

type Container = kubernetes.types.input.core.v1.Container;

/** What both containers have in common. */
function container(args: HiveMetastoreArgs): Omit<Container, "name"> {
    const { fileSystem, onFailure } = args;
    return {
        image: args.image,
        imagePullPolicy: "IfNotPresent",
        env: [
            { name: "METASTORE_CONF_DIR", value: confDirectory },
            // Half of the container's memory: the rest is for threads, buffers and classes.
            {
                name: "METASTORE_OPTS",
                value: "-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError",
            },
            { name: "HADOOP_USER_NAME", value: hiveUser.name },
            ...(fileSystem === undefined
                ? []
                : [{ name: "HADOOP_CONF_DIR", value: hadoopConfDirectory }]),
            ...(onFailure.kind === "exit"
                ? []
                : [{ name: "SLEEP_ON_FAILURE", value: String(onFailure.seconds) }]),
            ...secretVariables({
                [passwordVariable]: args.database.access.password,
                AWS_ACCESS_KEY_ID: args.storeCredentials.accessKeyId,
                AWS_SECRET_ACCESS_KEY: args.storeCredentials.secretAccessKey,
            }),
        ],
        // Why a pod does not start is in its status.
        terminationMessagePolicy: "FallbackToLogsOnError",
        resources: containerResources(args.resources),
        securityContext: restrictedContainer,
        volumeMounts: [
            { name: "conf", mountPath: confDirectory, readOnly: true },
            { name: "tmp", mountPath: "/tmp" },
            ...(fileSystem === undefined
                ? []
                : [{ name: "hadoop-conf", mountPath: hadoopConfDirectory, readOnly: true }]),
        ],
    };
}

function server(args: HiveMetastoreArgs): Container {
    const probe = { tcpSocket: { port: "thrift" } };
    return {
        ...container(args),
        name: "metastore",
        args: ["serve"],
        ports: [{ name: "thrift", containerPort: thriftPort }],
        // It listens when its database has answered: 10 s after its start, minutes where processors are few.
        startupProbe: { ...probe, periodSeconds: 2, failureThreshold: 150 },
        readinessProbe: { ...probe, periodSeconds: 5 },
        livenessProbe: { ...probe, periodSeconds: 20, timeoutSeconds: 5 },
    };
}
