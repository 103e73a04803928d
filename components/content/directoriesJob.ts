import * as kubernetes from "@pulumi/kubernetes";

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
    return new kubernetes.batch.v1.Job(
        `${name}-directories`,
        {
            metadata: {
                ...metadata,
                // A Job that failed once fails every later `up` otherwise.
                annotations: { "pulumi.com/replaceUnready": "true" },
            },
            spec: {
                backoffLimit: 6,
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
