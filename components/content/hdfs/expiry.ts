import * as kubernetes from "@pulumi/kubernetes";

import { jobDeadline } from "../../kubernetes/jobDeadline.ts";
import { rollsPods } from "../../kubernetes/rollsPods.ts";
import { type ContentScope, labelsOf, podOf, scriptsDirectory } from "../scope.ts";

/** Where spark-submit leaves what it uploads, and after how many days that goes. */
export interface ExpiringUploads {
    readonly directory: string;
    readonly days: number;
}

/** HDFS has no rule that deletes what is old, so a Job of each day does. */
export function expiry(scope: ContentScope, uploads: ExpiringUploads): void {
    const { name, parent, args, access } = scope;
    const metadata = { namespace: args.namespace, labels: labelsOf(scope, "expiry") };
    const scripts = new kubernetes.core.v1.ConfigMap(
        `${name}-expiry`,
        { metadata, data: { "expiry.sh": expiryScript(uploads) } },
        { parent, ...rollsPods },
    );
    new kubernetes.batch.v1.CronJob(
        `${name}-expiry`,
        {
            metadata,
            spec: {
                schedule: "@daily",
                concurrencyPolicy: "Forbid",
                successfulJobsHistoryLimit: 1,
                failedJobsHistoryLimit: 3,
                jobTemplate: {
                    spec: {
                        activeDeadlineSeconds: jobDeadline,
                        backoffLimit: 2,
                        template: {
                            metadata: { labels: metadata.labels, annotations: access.annotations },
                            spec: {
                                ...podOf(scope, "expiry", {
                                    command: ["/bin/sh", "-eu", `${scriptsDirectory}/expiry.sh`],
                                    scripts,
                                }),
                                // Each try is a pod of its own, whose log stays.
                                restartPolicy: "Never",
                            },
                        },
                    },
                },
            },
        },
        { parent, dependsOn: [...access.ready] },
    );
}

/**
 * Everybody may write there, and this runs as the superuser: only what is called as spark-submit calls it is looked at, so no name can
 * stand for another path. In a name, `-q` shows a line's end as a question mark, and the mark at each line's end keeps `read` from
 * taking a blank off; a time that nobody understands ends the script.
 * @source org.apache.spark.deploy.k8s.KubernetesUtils.uploadFileUri, Spark 3.5.8
 */
export function expiryScript({ directory, days }: ExpiringUploads): string {
    return `
PATH=$PATH:/opt/hadoop/bin
kept=$(date -d '${days} days ago' +%s)
hdfs dfs -ls -q ${directory} >/tmp/listed
sed 's|$|/|' /tmp/listed >/tmp/marked
old=
while read -r _ _ _ _ _ day time path; do
  path=\${path%/}
  case $path in
    ${directory}/spark-upload-*[!0-9a-f-]*) ;;
    ${directory}/spark-upload-?*)
      written=$(date -d "$day $time" +%s)
      [ "$written" -ge "$kept" ] || old="$old $path"
      ;;
  esac
done </tmp/marked
[ -z "$old" ] || hdfs dfs -rm -r -f -skipTrash $old
`.trimStart();
}
