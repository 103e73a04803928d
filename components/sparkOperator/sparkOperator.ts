import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { SecretKeyRef } from "../contracts/secretKeyRef.ts";
import type { ContainerResources } from "../kubernetes/resources.ts";
import { chartChild } from "./chartChild.ts";
import { type ChartValues, chartValues } from "./chartValues.ts";
import { webhookCheck } from "./webhookCheck.ts";

/** Where the chart comes from: upstream's repository, or a folder where none can be reached. */
export type ChartSource =
    { readonly repository: string; readonly version: string } | { readonly path: string };

export interface SparkOperatorArgs {
    readonly namespace: string;

    /** Namespaces whose SparkApplications the operator runs. They must exist before it. */
    readonly jobNamespaces: readonly string[];

    readonly chart: ChartSource;

    /** Full reference: registry/repository:tag. */
    readonly image: string;
    readonly imagePullSecrets: readonly string[];

    readonly controller: ContainerResources;
    readonly webhook: ContainerResources;

    /** Keys of the object store for spark-submit, which runs in the controller, by the names of variables. */
    readonly secretEnv: Readonly<Record<string, SecretKeyRef>>;

    /** Revision of the keys in `secretEnv`; the controller rolls with it. */
    readonly credentialsRevision: number;

    /** The file system that spark-submit may have to look into, and as whom; undefined where there is none. */
    readonly fileSystem:
        { readonly clientConfigMap: string; readonly hadoopUser: string } | undefined;

    /** Chart values that replace ours, key by key; shown in the golden files. */
    readonly overrides: ChartValues;
}

/** The Kubeflow Spark operator with its webhook, by its official chart. */
export class SparkOperator extends pulumi.ComponentResource {
    static readonly __pulumiType = "sparkstead:sparkOperator:SparkOperator";

    /** Ready once the API server gets answers from the webhook. */
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: SparkOperatorArgs, opts?: pulumi.ComponentResourceOptions) {
        super(SparkOperator.__pulumiType, name, {}, opts);

        const chart = new kubernetes.helm.v4.Chart(
            name,
            {
                name,
                namespace: args.namespace,
                values: chartValues(args),
                ...chartInputs(args.chart),
            },
            { parent: this, transforms: [chartChild] },
        );
        const check = webhookCheck({ name, args, parent: this }, chart);

        this.ready = [check];
        this.registerOutputs({ jobNamespaces: [...args.jobNamespaces] });
    }
}

function chartInputs(
    chart: ChartSource,
): Pick<kubernetes.helm.v4.ChartArgs, "chart" | "version" | "repositoryOpts"> {
    return "path" in chart
        ? { chart: chart.path }
        : {
              chart: "spark-operator",
              version: chart.version,
              repositoryOpts: { repo: chart.repository },
          };
}
