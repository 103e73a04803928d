import * as pulumi from "@pulumi/pulumi";

import type { SparkRuntime } from "../contracts/sparkRuntime.ts";
import { recommendedLabels } from "../kubernetes/labels.ts";
import { ScheduledSparkApplicationObject } from "./operatorObjects.ts";
import { operatorSpec } from "./operatorSpec.ts";
import type { Schedule, SparkApplicationSpecification } from "./specification.ts";

export interface ScheduledSparkApplicationArgs {
    readonly specification: SparkApplicationSpecification;
    readonly schedule: Schedule;
    readonly runtime: SparkRuntime;
}

/** A Spark application that the operator runs by a schedule. A change counts from the next run on. */
export class ScheduledSparkApplication extends pulumi.ComponentResource {
    static readonly __pulumiType = "sparkstead:sparkApplication:ScheduledSparkApplication";

    readonly ready: readonly pulumi.Resource[];

    constructor(
        name: string,
        args: ScheduledSparkApplicationArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ScheduledSparkApplication.__pulumiType, name, {}, opts);
        const { runtime } = args;

        const application = new ScheduledSparkApplicationObject(
            name,
            {
                metadata: {
                    name,
                    namespace: runtime.namespace,
                    labels: recommendedLabels("scheduled-spark-application", name),
                    annotations: { "pulumi.com/skipAwait": "true" },
                },
                spec: scheduledSpec(args.schedule, operatorSpec(args.specification, runtime)),
            },
            { parent: this, dependsOn: [...runtime.ready] },
        );
        this.ready = [application];
        this.registerOutputs({});
    }
}

/** The spec of a ScheduledSparkApplication around that of its runs. */
export function scheduledSpec(
    schedule: Schedule,
    template: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
    // A run that overlaps its predecessor surprises more people than one that is skipped; upstream's default is Allow.
    return { concurrencyPolicy: "Forbid", ...schedule, template };
}
