import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { hadoopConfDirectory } from "../contracts/fileSystem.ts";
import { podBasics } from "../kubernetes/podBasics.ts";
import { restrictedContainer } from "../kubernetes/podSecurity.ts";
import { containerResources } from "../kubernetes/resources.ts";
import { heapMebibytes, javaOptions } from "./jvm.ts";
import type { HdfsScope } from "./scope.ts";
import { dataDirectory } from "./serverConf.ts";
import type { HdfsContainer, RoleVolume } from "./topology.ts";

type Container = kubernetes.types.input.core.v1.Container;
type EnvVar = kubernetes.types.input.core.v1.EnvVar;
type PodSpec = kubernetes.types.input.core.v1.PodSpec;
type Volume = kubernetes.types.input.core.v1.Volume;

/** User of both images, upstream's and ours. In Hadoop's it is called hadoop, which is HDFS's superuser. */
const imageUser = 1000;

/** What all pods of the component have in common. */
export function podOf({ args }: HdfsScope): ReturnType<typeof podBasics> {
    return podBasics(imageUser, args.imagePullSecrets);
}

/** What a container of Hadoop's image is beside its name and size. */
interface Daemon {
    readonly command: string[];
    readonly env?: readonly EnvVar[];
    readonly mountsData: boolean;
    readonly probes?: Pick<Container, "startupProbe" | "readinessProbe" | "livenessProbe">;
    readonly ports?: Readonly<Record<string, number>>;
}

/** A container that runs one of Hadoop's programs. */
export function hadoopContainer(
    { args }: HdfsScope,
    { name, size }: { readonly name: string; readonly size: HdfsContainer },
    { command, env = [], mountsData, probes = {}, ports = {} }: Daemon,
): Container {
    const resources = args.sizes[size];
    return {
        name,
        image: args.images.hadoop,
        imagePullPolicy: "IfNotPresent",
        command,
        env: [
            { name: "HADOOP_CONF_DIR", value: hadoopConfDirectory },
            { name: "HADOOP_LOG_DIR", value: "/tmp" },
            { name: "HADOOP_HEAPSIZE_MAX", value: `${heapMebibytes(resources.memory)}m` },
            javaOptions,
            ...env,
        ],
        ports: Object.entries(ports).map(([port, containerPort]) => ({
            name: port,
            containerPort,
        })),
        ...probes,
        resources: containerResources(resources),
        securityContext: restrictedContainer,
        volumeMounts: [
            { name: "conf", mountPath: hadoopConfDirectory, readOnly: true },
            { name: "tmp", mountPath: "/tmp" },
            ...(mountsData ? [{ name: "data", mountPath: dataDirectory }] : []),
        ],
    };
}

/** Volumes of a pod whose containers are `hadoopContainer`s; a claim is the StatefulSet's own. */
export function hadoopVolumes(conf: kubernetes.core.v1.ConfigMap, data?: RoleVolume): Volume[] {
    return [
        { name: "conf", configMap: { name: conf.metadata.name } },
        { name: "tmp", emptyDir: {} },
        ...(data?.kind === "hostPath"
            ? [{ name: "data", hostPath: { path: data.path, type: "DirectoryOrCreate" } }]
            : []),
    ];
}

/** The StatefulSet's claim for a pod's data. */
export function dataClaims(
    data: RoleVolume,
): kubernetes.types.input.core.v1.PersistentVolumeClaim[] {
    return data.kind === "hostPath"
        ? []
        : [
              {
                  metadata: { name: "data" },
                  spec: {
                      accessModes: ["ReadWriteOnce"],
                      ...(data.storageClass !== undefined && {
                          storageClassName: data.storageClass,
                      }),
                      resources: { requests: { storage: data.storage } },
                  },
              },
          ];
}

/** Makes a node's folder the image's user's: Kubernetes gives it to root, and fsGroup does not reach it. */
export function ownNodeFolder({ args }: HdfsScope, size: HdfsContainer): Container {
    return {
        name: "own-folder",
        image: args.images.hadoop,
        imagePullPolicy: "IfNotPresent",
        command: ["chown", `${imageUser}:${imageUser}`, dataDirectory],
        resources: containerResources(args.sizes[size]),
        securityContext: {
            runAsUser: 0,
            runAsGroup: 0,
            runAsNonRoot: false,
            allowPrivilegeEscalation: false,
            capabilities: { drop: ["ALL"], add: ["CHOWN"] },
            readOnlyRootFilesystem: true,
        },
        volumeMounts: [{ name: "data", mountPath: dataDirectory }],
    };
}

/** A busy node is not a dead daemon: a minute without an answer is. */
export const patience = { periodSeconds: 20, timeoutSeconds: 10, failureThreshold: 3 } as const;

/** Seconds in which a daemon starts that has nothing to read first: a busy node takes long for it. */
export const startSeconds = 300;

/** Probes of a daemon that is well while a port of its own takes connections. */
export function portProbes(port: string, seconds = startSeconds): NonNullable<Daemon["probes"]> {
    const probe = { tcpSocket: { port } };
    return {
        startupProbe: { ...probe, periodSeconds: 2, failureThreshold: Math.ceil(seconds / 2) },
        readinessProbe: { ...probe, periodSeconds: 5, timeoutSeconds: 5 },
        livenessProbe: { ...probe, ...patience },
    };
}

/** A StatefulSet's template, or a DaemonSet's. */
export function template(
    labels: Readonly<Record<string, string>>,
    spec: pulumi.Input<PodSpec>,
): kubernetes.types.input.core.v1.PodTemplateSpec {
    return { metadata: { labels }, spec };
}
