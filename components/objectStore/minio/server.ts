import * as kubernetes from "@pulumi/kubernetes";

import { selectorLabels } from "../../kubernetes/labels.ts";
import { restrictedContainer } from "../../kubernetes/podSecurity.ts";
import { containerResources } from "../../kubernetes/resources.ts";
import { type MinioScope, labelsOf, podOf } from "./scope.ts";

/** @source https://min.io/docs/minio/linux/reference/minio-server/minio-server.html */
const ports = { s3: 9000, console: 9001 } as const;

export function serverService(scope: MinioScope): kubernetes.core.v1.Service {
    const { name, args, parent } = scope;
    return new kubernetes.core.v1.Service(
        name,
        {
            metadata: {
                name: args.serviceName,
                namespace: args.namespace,
                labels: labelsOf(scope),
            },
            spec: {
                selector: selectorLabels("minio", name),
                ports: [
                    { name: "s3", port: ports.s3, targetPort: "s3" },
                    { name: "console", port: ports.console, targetPort: "console" },
                ],
            },
        },
        { parent },
    );
}

/** The server refers to its Service by the planned name: Pulumi waits for a Service until a pod is behind it. */
export function server(
    scope: MinioScope,
    root: kubernetes.core.v1.Secret,
    volume: kubernetes.core.v1.PersistentVolumeClaim,
): kubernetes.apps.v1.StatefulSet {
    const { name, args, parent } = scope;
    return new kubernetes.apps.v1.StatefulSet(
        name,
        {
            metadata: {
                name: args.serviceName,
                namespace: args.namespace,
                labels: labelsOf(scope),
            },
            spec: {
                serviceName: args.serviceName,
                selector: { matchLabels: selectorLabels("minio", name) },
                template: {
                    metadata: { labels: labelsOf(scope) },
                    spec: {
                        ...podOf(scope),
                        containers: [serverContainer(scope, root)],
                        volumes: [
                            {
                                name: "data",
                                persistentVolumeClaim: { claimName: volume.metadata.name },
                            },
                            { name: "tmp", emptyDir: {} },
                        ],
                    },
                },
            },
        },
        { parent },
    );
}

function serverContainer(
    { args }: MinioScope,
    root: kubernetes.core.v1.Secret,
): kubernetes.types.input.core.v1.Container {
    const probe = (path: string): { httpGet: { path: string; port: string } } => ({
        httpGet: { path, port: "s3" },
    });
    return {
        name: "minio",
        image: args.image,
        imagePullPolicy: "IfNotPresent",
        command: ["minio"],
        args: ["server", "/data", `--address=:${ports.s3}`, `--console-address=:${ports.console}`],
        envFrom: [{ secretRef: { name: root.metadata.name } }],
        env: [
            { name: "MINIO_REGION", value: args.region },
            // A closed network answers none of its calls home.
            { name: "MINIO_UPDATE", value: "off" },
            { name: "HOME", value: "/tmp" },
        ],
        ports: [
            { name: "s3", containerPort: ports.s3 },
            { name: "console", containerPort: ports.console },
        ],
        startupProbe: { ...probe("/minio/health/live"), periodSeconds: 2, failureThreshold: 60 },
        readinessProbe: { ...probe("/minio/health/ready"), periodSeconds: 5 },
        livenessProbe: { ...probe("/minio/health/live"), timeoutSeconds: 5 },
        resources: containerResources(args.resources),
        securityContext: restrictedContainer,
        volumeMounts: [
            { name: "data", mountPath: "/data" },
            { name: "tmp", mountPath: "/tmp" },
        ],
    };
}
