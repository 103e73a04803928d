import * as kubernetes from "@pulumi/kubernetes";

import type { ObjectStore, S3Credentials } from "../../contracts/objectStore.ts";
import { jobDeadline } from "../../kubernetes/jobDeadline.ts";
import { recommendedLabels } from "../../kubernetes/labels.ts";
import { restrictedContainer } from "../../kubernetes/podSecurity.ts";
import { containerResources } from "../../kubernetes/resources.ts";
import { rollsPods } from "../../kubernetes/rollsPods.ts";
import { secretVariables } from "../../kubernetes/secretVariables.ts";
import { backupFiles, backupPlaces, backupResources } from "./backupFiles.ts";
import { clientEnv } from "./clientEnv.ts";
import { type PostgresScope, labelsOf, podOf } from "./scope.ts";

/** Where dumps go. */
export interface BackupStore extends Pick<ObjectStore, "endpoint" | "region" | "addressing"> {
    /** Bucket for dumps alone; their keys are postgres/<database>/<time>.dump. */
    readonly bucket: string;

    readonly credentials: S3Credentials;

    /** Image that holds `mc`, which speaks to every S3. */
    readonly image: string;
}

/** Dumps of every database, by time. */
export type Backup =
    | {
          readonly kind: "scheduled";

          /** Five fields of cron, in the time zone of the cluster's controller. */
          readonly schedule: string;

          /** Dumps kept of each database; lowering it deletes the older ones after the next dump. */
          readonly keep: number;

          readonly store: BackupStore;

          /** Names of the CronJob that dumps, and of the one that is never due: the template of every restore. */
          readonly names: { readonly backup: string; readonly restore: string };
      }
    | { readonly kind: "off" };

type Scheduled = Extract<Backup, { kind: "scheduled" }>;
type Container = kubernetes.types.input.core.v1.Container;

/** The CronJob that dumps every database, and the suspended one of which `npm run restore` makes its Jobs. */
export function backupJobs(scope: PostgresScope, superuser: kubernetes.core.v1.Secret): void {
    const { name, args, parent } = scope;
    const { backup } = args;
    if (backup.kind === "off") {
        return;
    }
    const files = new kubernetes.core.v1.ConfigMap(
        `${name}-backup`,
        {
            metadata: { namespace: args.namespace, labels: labelsOf(scope) },
            data: backupFiles(args.databases),
        },
        { parent, ...rollsPods },
    );
    const step = stepsOf(scope, { backup, superuser });
    cronJob(scope, files, {
        name: backup.names.backup,
        schedule: backup.schedule,
        suspend: false,
        backoffLimit: 2,
        first: step("dump", "postgres"),
        then: step("upload", "store", [{ name: "KEEP", value: String(backup.keep) }]),
    });
    const dumpNow = `kubectl create job backup-now --namespace=${scope.args.namespace} --from=cronjob/${backup.names.backup}`;
    const request = ["DATABASE", "FROM", "INTO", "OVERWRITE"].map((key) => ({
        name: key,
        value: "",
    }));
    cronJob(scope, files, {
        name: backup.names.restore,
        schedule: "@yearly",
        suspend: true,
        // A person waits for it.
        backoffLimit: 0,
        first: step("fetch", "store", [...request, { name: "DUMP_NOW", value: dumpNow }]),
        then: step("restore", "postgres", request),
    });
}

interface CronJobArgs {
    readonly name: string;
    readonly schedule: string;
    readonly suspend: boolean;
    readonly backoffLimit: number;
    readonly first: Container;
    readonly then: Container;
}

function cronJob(
    scope: PostgresScope,
    files: kubernetes.core.v1.ConfigMap,
    { name, schedule, suspend, backoffLimit, first, then }: CronJobArgs,
): void {
    const { args, parent } = scope;
    new kubernetes.batch.v1.CronJob(
        name,
        {
            metadata: { name, namespace: args.namespace, labels: labelsOf(scope) },
            spec: {
                schedule,
                suspend,
                concurrencyPolicy: "Forbid",
                successfulJobsHistoryLimit: 1,
                failedJobsHistoryLimit: 3,
                jobTemplate: {
                    spec: {
                        activeDeadlineSeconds: jobDeadline,
                        backoffLimit,
                        template: {
                            metadata: { labels: recommendedLabels(name, scope.name) },
                            spec: {
                                ...podOf(scope),
                                // Each try is a pod of its own, whose log stays.
                                restartPolicy: "Never",
                                initContainers: [first],
                                containers: [then],
                                volumes: [
                                    { name: "scripts", configMap: { name: files.metadata.name } },
                                    { name: "dumps", emptyDir: {} },
                                    { name: "tmp", emptyDir: {} },
                                ],
                            },
                        },
                    },
                },
            },
        },
        { parent },
    );
}

/** Makes the containers of both: each runs the script of its name in the image of whom it speaks to. */
function stepsOf(
    scope: PostgresScope,
    { backup, superuser }: { backup: Scheduled; superuser: kubernetes.core.v1.Secret },
): (name: string, of: "postgres" | "store", env?: { name: string; value: string }[]) => Container {
    const sides = {
        postgres: { image: scope.args.image, env: clientEnv(scope, superuser) },
        store: { image: backup.store.image, env: storeEnv(backup.store) },
    };
    return (name, of, env = []) => ({
        name,
        image: sides[of].image,
        imagePullPolicy: "IfNotPresent",
        command: ["/bin/sh", `${backupPlaces.scripts}/${name}.sh`],
        env: [...sides[of].env, ...env],
        resources: containerResources(backupResources),
        securityContext: restrictedContainer,
        volumeMounts: [
            { name: "scripts", mountPath: backupPlaces.scripts, readOnly: true },
            { name: "dumps", mountPath: backupPlaces.dumps },
            { name: "tmp", mountPath: "/tmp" },
        ],
    });
}

function storeEnv({
    endpoint,
    region,
    addressing,
    bucket,
    credentials,
}: BackupStore): kubernetes.types.input.core.v1.EnvVar[] {
    return [
        { name: "ENDPOINT", value: endpoint },
        { name: "MC_REGION", value: region },
        { name: "PATH_STYLE", value: addressing === "path" ? "on" : "off" },
        { name: "BUCKET", value: bucket },
        { name: "MC_CONFIG_DIR", value: "/tmp/mc" },
        ...secretVariables({
            AWS_ACCESS_KEY_ID: credentials.accessKeyId,
            AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        }),
    ];
}
