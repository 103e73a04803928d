import * as pulumi from "@pulumi/pulumi";

import type { ClusterAccess } from "../contracts/clusterAccess.ts";
import type { SparkRuntime } from "../contracts/sparkRuntime.ts";
import { recommendedLabels } from "../kubernetes/labels.ts";
import { requireSuccess, terminalStates } from "./applicationStatus.ts";
import { SparkApplicationObject } from "./operatorObjects.ts";
import { operatorSpec } from "./operatorSpec.ts";
import type { SparkApplicationSpecification } from "./specification.ts";

export interface SparkApplicationArgs {
    readonly specification: SparkApplicationSpecification;

    /** What the application runs with unless its specification says otherwise. */
    readonly runtime: SparkRuntime;

    /**
     * `success` holds `up` until the application has ended and fails it, with the driver's last lines, unless the application
     * succeeded. `none` only submits.
     * @default "none"
     */
    readonly awaits?: "none" | "success";

    /**
     * How long `up` waits for the end.
     * @unit seconds
     * @default 1800, as a batch job takes longer than the ten minutes that the provider waits for other objects
     */
    readonly timeoutSeconds?: number;

    /** Where the log of a failed driver is read. */
    readonly cluster: ClusterAccess;

    /**
     * What else is to be made before a failure ends the program: else an application that failed in an earlier `up` keeps this one
     * from making the rest.
     * @default nothing
     */
    readonly failsAfter?: pulumi.Input<unknown>;
}

/** One run of a Spark application. A changed specification is a new run: the old one is replaced. */
export class SparkApplication extends pulumi.ComponentResource {
    static readonly __pulumiType = "sparkstead:sparkApplication:SparkApplication";

    /** The application, submitted and, where `up` awaits it, ended. */
    readonly ready: readonly pulumi.Resource[];

    /** Last state that `up` saw, e.g. "COMPLETED"; undefined where it awaits none. */
    readonly state: pulumi.Output<string | undefined>;

    constructor(name: string, args: SparkApplicationArgs, opts?: pulumi.ComponentResourceOptions) {
        super(SparkApplication.__pulumiType, name, {}, opts);
        const awaits = args.awaits ?? "none";
        const { runtime } = args;

        const application = new SparkApplicationObject(
            name,
            {
                metadata: {
                    name,
                    namespace: runtime.namespace,
                    labels: recommendedLabels("spark-application", name),
                    annotations: awaitAnnotations(awaits),
                },
                spec: operatorSpec(args.specification, runtime),
            },
            {
                parent: this,
                dependsOn: [...runtime.ready],
                // An old run's terminal state would answer for the new one, were it updated in place.
                replaceOnChanges: ["spec"],
                deleteBeforeReplace: true,
                customTimeouts: { create: `${args.timeoutSeconds ?? 1800}s` },
            },
        );

        this.ready = [application];
        this.state =
            awaits === "none"
                ? pulumi.output(undefined)
                : pulumi.all([application.status, args.failsAfter]).apply(([status]) =>
                      requireSuccess(
                          {
                              name,
                              namespace: runtime.namespace,
                              cluster: args.cluster,
                          },
                          status,
                      ),
                  );
        // Not the state: a failed one would be reported as a fault of this registration, with a stack trace.
        this.registerOutputs({});
    }
}

/** @source https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/, pulumi.com/waitFor and pulumi.com/skipAwait */
function awaitAnnotations(awaits: "none" | "success"): Readonly<Record<string, string>> {
    return awaits === "none"
        ? { "pulumi.com/skipAwait": "true" }
        : {
              "pulumi.com/waitFor": `jsonpath={.status[?${terminalStates
                  .map((state) => `@.state == "${state}"`)
                  .join(" || ")}].state}`,
          };
}
