import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels } from "../kubernetes/labels.ts";
import { podBasics } from "../kubernetes/podBasics.ts";
import { restrictedContainer } from "../kubernetes/podSecurity.ts";
import { repeatableJob } from "../kubernetes/repeatableJob.ts";
import { containerResources } from "../kubernetes/resources.ts";
import { checkResources } from "./chartValues.ts";
import type { SparkOperatorArgs } from "./sparkOperator.ts";

interface Scope {
    readonly name: string;
    readonly args: SparkOperatorArgs;
    readonly parent: pulumi.ComponentResource;
}

/** User of the operator's image. */
const operatorUser = 185;

/**
 * A pod that the API server admits only after the webhook has answered for it: it carries the label by which the mutating webhook
 * selects pods, and its failurePolicy is Fail. A ready Deployment alone does not prove that the API server reaches it.
 * @source charts/spark-operator-chart/templates/webhook/mutatingwebhookconfiguration.yaml, objectSelector
 */
export function webhookCheck(
    { name, args, parent }: Scope,
    chart: pulumi.Resource,
): kubernetes.batch.v1.Job {
    const labels = recommendedLabels("spark-operator-check", name);
    return repeatableJob(
        `${name}-check`,
        {
            metadata: { namespace: args.jobNamespaces[0] ?? args.namespace, labels },
            retries: 3,
            template: {
                metadata: {
                    labels: {
                        ...labels,
                        "sparkoperator.k8s.io/launched-by-spark-operator": "true",
                    },
                },
                spec: {
                    ...podBasics(operatorUser, args.imagePullSecrets),
                    restartPolicy: "Never",
                    containers: [
                        {
                            name: "check",
                            image: args.image,
                            imagePullPolicy: "IfNotPresent",
                            command: ["/usr/bin/spark-operator", "version"],
                            resources: containerResources(checkResources),
                            securityContext: restrictedContainer,
                        },
                    ],
                },
            },
        },
        { parent, dependsOn: [chart] },
    );
}
