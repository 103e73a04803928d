import * as kubernetes from "@pulumi/kubernetes";

import { repeatableJob } from "../kubernetes/repeatableJob.ts";
import { rollsPods } from "../kubernetes/rollsPods.ts";
import { type ContentScope, labelsOf, podOf, scriptsDirectory } from "./scope.ts";

const driftAnnotation = "sparkstead.io/drift";

/** Makes the directories. It runs again when they change, and when one of them was found to be another than declared. */
export function directoriesJob(scope: ContentScope): kubernetes.batch.v1.Job {
    const { name, parent, args, access } = scope;
    const metadata = { namespace: args.namespace, labels: labelsOf(scope, "directories") };
    const drift = access.directories
        .filter((path) => path in args.drift)
        .map((path) => `${path}: ${args.drift[path] ?? ""}`);
    const scripts = new kubernetes.core.v1.ConfigMap(
        `${name}-directories`,
        { metadata, data: { "directories.sh": access.directoriesScript } },
        { parent, ...rollsPods },
    );
    return repeatableJob(
        `${name}-directories`,
        {
            metadata,
            retries: 6,
            template: {
                metadata: {
                    labels: metadata.labels,
                    annotations: { ...access.annotations, [driftAnnotation]: drift.join(", ") },
                },
                spec: {
                    ...podOf(scope, "directories", {
                        command: ["/bin/sh", "-eu", `${scriptsDirectory}/directories.sh`],
                        scripts,
                    }),
                    restartPolicy: "OnFailure",
                },
            },
        },
        {
            parent,
            dependsOn: [...access.ready],
            // Once mended, what was found stays in the state: taking it back would run the Job again.
            ignoreChanges:
                drift.length > 0
                    ? []
                    : [`spec.template.metadata.annotations["${driftAnnotation}"]`],
        },
    );
}
