import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

type PodTemplate = kubernetes.types.input.core.v1.PodTemplateSpec;

interface RepeatableJobArgs {
    readonly metadata: {
        readonly namespace: string;
        readonly labels: Readonly<Record<string, string>>;
    };

    /** How often a failed pod is tried again before the Job has failed. */
    readonly retries: number;
    readonly template: PodTemplate;
}

/** A Job whose work may be done again at any moment: a change of it runs it again, and so does the `up` after one in which it failed. */
export function repeatableJob(
    name: string,
    { metadata, retries, template }: RepeatableJobArgs,
    opts: pulumi.CustomResourceOptions,
): kubernetes.batch.v1.Job {
    return new kubernetes.batch.v1.Job(
        name,
        {
            metadata: {
                ...metadata,
                // A Job that failed once fails every later `up` otherwise.
                annotations: { "pulumi.com/replaceUnready": "true" },
            },
            spec: { backoffLimit: retries, template },
        },
        opts,
    );
}
