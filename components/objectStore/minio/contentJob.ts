import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels } from "../../kubernetes/labels.ts";
import { restrictedContainer } from "../../kubernetes/podSecurity.ts";
import { repeatableJob } from "../../kubernetes/repeatableJob.ts";
import { rollsPods } from "../../kubernetes/rollsPods.ts";
import { containerResources } from "../../kubernetes/resources.ts";
import { contentFiles, contentResources, scriptFile, secretKeyVariable } from "./content.ts";
import { type MinioScope, labelsOf, podOf } from "./scope.ts";
import type { User } from "./users.ts";

/** What the Job needs of its siblings. */
interface Siblings {
    readonly root: kubernetes.core.v1.Secret;
    readonly users: readonly User[];
    readonly volume: kubernetes.core.v1.PersistentVolumeClaim;
    readonly server: readonly pulumi.Resource[];
}

/** Makes buckets, markers, users and policies by a Job that may run again at any moment. */
export function contentJob(scope: MinioScope, siblings: Siblings): kubernetes.batch.v1.Job {
    const { name, args, parent } = scope;
    const metadata = { namespace: args.namespace, labels: labelsOf(scope) };
    const files = new kubernetes.core.v1.ConfigMap(
        `${name}-content`,
        {
            metadata,
            data: contentFiles(args.buckets, args.principals),
        },
        { parent, ...rollsPods },
    );
    const keys = new kubernetes.core.v1.Secret(
        `${name}-users`,
        {
            metadata,
            stringData: Object.fromEntries(
                siblings.users.map(({ principal, key }) => [
                    secretKeyVariable(principal.name),
                    key.result,
                ]),
            ),
        },
        { parent, ...rollsPods },
    );
    return repeatableJob(
        `${name}-content`,
        {
            metadata,
            retries: 6,
            template: {
                metadata: {
                    labels: recommendedLabels("minio-content", name),
                    // A new volume is empty: the Job runs again for it.
                    annotations: { "sparkstead.io/volume": siblings.volume.metadata.uid },
                },
                spec: {
                    ...podOf(scope),
                    restartPolicy: "OnFailure",
                    containers: [contentContainer(scope, [siblings.root, keys])],
                    volumes: [
                        { name: "content", configMap: { name: files.metadata.name } },
                        { name: "tmp", emptyDir: {} },
                    ],
                },
            },
        },
        { parent, dependsOn: [...siblings.server] },
    );
}

function contentContainer(
    { args }: MinioScope,
    secrets: readonly kubernetes.core.v1.Secret[],
): kubernetes.types.input.core.v1.Container {
    return {
        name: "content",
        image: args.image,
        imagePullPolicy: "IfNotPresent",
        command: ["/bin/sh", "-eu", `/content/${scriptFile}`],
        envFrom: secrets.map((secret) => ({ secretRef: { name: secret.metadata.name } })),
        env: [
            { name: "ENDPOINT", value: args.endpoint },
            { name: "MC_CONFIG_DIR", value: "/tmp/mc" },
        ],
        resources: containerResources(contentResources),
        securityContext: restrictedContainer,
        volumeMounts: [
            { name: "content", mountPath: "/content" },
            { name: "tmp", mountPath: "/tmp" },
        ],
    };
}
