import * as kubernetes from "@pulumi/kubernetes";

import { selectorLabels } from "../../kubernetes/labels.ts";
import { restrictedContainer } from "../../kubernetes/podSecurity.ts";
import { containerResources } from "../../kubernetes/resources.ts";
import { rollsPods } from "../../kubernetes/rollsPods.ts";
import { type PostgresScope, labelsOf, podOf, superuser } from "./scope.ts";
import { places, port, serverFiles, startFile } from "./serverFiles.ts";

export function serverService(scope: PostgresScope): kubernetes.core.v1.Service {
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
                selector: selectorLabels("postgres", name),
                ports: [{ name: "postgres", port: args.port, targetPort: "postgres" }],
            },
        },
        { parent },
    );
}

/** What the server needs of its siblings. */
interface Siblings {
    readonly superuser: kubernetes.core.v1.Secret;
    readonly volume: kubernetes.core.v1.PersistentVolumeClaim;
}

/** The server refers to its Service by the planned name: Pulumi waits for a Service until a pod is behind it. */
export function server(scope: PostgresScope, siblings: Siblings): kubernetes.apps.v1.StatefulSet {
    const { name, args, parent } = scope;
    const metadata = { namespace: args.namespace, labels: labelsOf(scope) };
    const files = new kubernetes.core.v1.ConfigMap(
        `${name}-conf`,
        { metadata, data: serverFiles({ memory: args.resources.memory, storage: args.storage }) },
        { parent, ...rollsPods },
    );
    return new kubernetes.apps.v1.StatefulSet(
        name,
        {
            metadata: { ...metadata, name: args.serviceName },
            spec: {
                serviceName: args.serviceName,
                selector: { matchLabels: selectorLabels("postgres", name) },
                template: {
                    metadata: { labels: labelsOf(scope) },
                    spec: {
                        ...podOf(scope),
                        // The last checkpoint writes what shared_buffers hold; killed before, the next start recovers.
                        terminationGracePeriodSeconds: 60,
                        containers: [serverContainer(scope)],
                        volumes: [
                            {
                                name: "data",
                                persistentVolumeClaim: { claimName: siblings.volume.metadata.name },
                            },
                            { name: "conf", configMap: { name: files.metadata.name } },
                            {
                                name: "superuser",
                                secret: { secretName: siblings.superuser.metadata.name },
                            },
                            { name: "sockets", emptyDir: {} },
                            { name: "tmp", emptyDir: {} },
                        ],
                    },
                },
            },
        },
        { parent },
    );
}

function serverContainer({ args }: PostgresScope): kubernetes.types.input.core.v1.Container {
    const accepts = { exec: { command: ["pg_isready", "--quiet", `--username=${superuser}`] } };
    return {
        name: "postgres",
        image: args.image,
        imagePullPolicy: "IfNotPresent",
        command: ["/bin/sh", `${places.conf}/${startFile}`],
        ports: [{ name: "postgres", containerPort: port }],
        // Recovery after a crash reads up to max_wal_size again.
        startupProbe: { ...accepts, periodSeconds: 2, timeoutSeconds: 5, failureThreshold: 300 },
        readinessProbe: { ...accepts, periodSeconds: 10, timeoutSeconds: 5 },
        // The port alone: a server that recovers from the crash of one of its processes accepts nobody, and must not be killed for it.
        livenessProbe: { tcpSocket: { port: "postgres" }, periodSeconds: 20, timeoutSeconds: 5 },
        // SIGTERM would wait for every client to leave.
        lifecycle: {
            preStop: {
                exec: {
                    command: [
                        "pg_ctl",
                        "stop",
                        `--pgdata=${places.data}`,
                        "--mode=fast",
                        "--no-wait",
                    ],
                },
            },
        },
        resources: containerResources(args.resources),
        securityContext: restrictedContainer,
        volumeMounts: [
            { name: "data", mountPath: places.volume },
            { name: "conf", mountPath: places.conf, readOnly: true },
            { name: "superuser", mountPath: places.superuser, readOnly: true },
            { name: "sockets", mountPath: places.sockets },
            { name: "tmp", mountPath: "/tmp" },
        ],
    };
}
