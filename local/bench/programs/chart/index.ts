import * as kubernetes from "@pulumi/kubernetes";

import { chartValues } from "../../../../components/sparkOperator/chartValues.ts";
import { operatorChart } from "../../../../stacks/charts.ts";
import { names } from "../../../../stacks/plan/names.ts";
import { stackPlan } from "../../../smoke/stackPlan.ts";

/** The operator's chart as the platform has it, and the namespaces that it needs. */
const plan = await stackPlan(process.env["SPARKSTEAD_BENCH_CONFIG"] ?? "");
const { system, jobs } = plan.namespaces;
const { context, kubeconfig } = plan.cluster;
const provider = new kubernetes.Provider("cluster", {
    context,
    ...(kubeconfig !== undefined && { kubeconfig }),
});
const namespaces = [system, jobs].map(
    (name) => new kubernetes.core.v1.Namespace(name, { metadata: { name } }, { provider }),
);
const chart = operatorChart(plan.sparkOperator.chart);
const values = chartValues({
    namespace: system,
    jobNamespaces: [jobs],
    chart,
    image: plan.images.references.sparkOperator,
    imagePullSecrets: plan.images.pullSecrets,
    controller: plan.workloads.operatorController,
    webhook: plan.workloads.operatorWebhook,
    // Here is no store that would deliver keys, and no file system.
    secretEnv: {},
    credentialsRevision: 1,
    fileSystem: undefined,
    overrides: plan.sparkOperator.overrides,
});
new kubernetes.helm.v4.Chart(
    names.sparkOperator,
    {
        name: names.sparkOperator,
        namespace: system,
        values,
        ...("path" in chart
            ? { chart: chart.path }
            : {
                  chart: "spark-operator",
                  version: chart.version,
                  repositoryOpts: { repo: chart.repository },
              }),
    },
    { provider, dependsOn: namespaces },
);
