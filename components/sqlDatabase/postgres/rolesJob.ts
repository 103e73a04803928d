import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels } from "../../kubernetes/labels.ts";
import { restrictedContainer } from "../../kubernetes/podSecurity.ts";
import { containerResources } from "../../kubernetes/resources.ts";
import { repeatableJob } from "../../kubernetes/repeatableJob.ts";
import { rollsPods } from "../../kubernetes/rollsPods.ts";
import { clientEnv } from "./clientEnv.ts";
import type { Login } from "./passwords.ts";
import { passwordVariable, rolesResources, rolesSql } from "./roles.ts";
import { type PostgresScope, labelsOf, podOf } from "./scope.ts";

/** What the Job needs of its siblings. */
interface Siblings {
    readonly superuser: kubernetes.core.v1.Secret;
    readonly logins: readonly Login[];
    readonly volume: kubernetes.core.v1.PersistentVolumeClaim;
    readonly server: readonly pulumi.Resource[];
}

/** Makes roles and databases, and changes passwords, by a Job that may run again at any moment. */
export function rolesJob(scope: PostgresScope, siblings: Siblings): kubernetes.batch.v1.Job {
    const { name, args, parent } = scope;
    const metadata = { namespace: args.namespace, labels: labelsOf(scope) };
    const files = new kubernetes.core.v1.ConfigMap(
        `${name}-roles`,
        { metadata, data: { "roles.sql": rolesSql(args.databases) } },
        { parent, ...rollsPods },
    );
    const passwords = new kubernetes.core.v1.Secret(
        `${name}-roles`,
        {
            metadata,
            stringData: Object.fromEntries(
                siblings.logins.map(({ principal, password }) => [
                    passwordVariable(principal.name),
                    password.result,
                ]),
            ),
        },
        { parent, ...rollsPods },
    );
    return repeatableJob(
        `${name}-roles`,
        {
            metadata,
            retries: 6,
            template: {
                metadata: {
                    labels: recommendedLabels("postgres-roles", name),
                    // A new volume is empty: the Job runs again for it.
                    annotations: { "sparkstead.io/volume": siblings.volume.metadata.uid },
                },
                spec: {
                    ...podOf(scope),
                    restartPolicy: "OnFailure",
                    containers: [
                        {
                            name: "roles",
                            image: args.image,
                            imagePullPolicy: "IfNotPresent",
                            command: ["psql", "--no-psqlrc", "--set=ON_ERROR_STOP=1"],
                            args: ["--file=/roles/roles.sql"],
                            envFrom: [{ secretRef: { name: passwords.metadata.name } }],
                            env: clientEnv(scope, siblings.superuser),
                            resources: containerResources(rolesResources),
                            securityContext: restrictedContainer,
                            volumeMounts: [{ name: "roles", mountPath: "/roles" }],
                        },
                    ],
                    volumes: [{ name: "roles", configMap: { name: files.metadata.name } }],
                },
            },
        },
        { parent, dependsOn: [...siblings.server] },
    );
}
