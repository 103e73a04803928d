import { SparkOperator } from "../../components/sparkOperator/index.ts";
import { operatorChart } from "../charts.ts";
import { names } from "../plan/names.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import type { Child } from "./child.ts";
import { storeKeys } from "./storeKeys.ts";

export function makeOperator(plan: PlatformPlan, opts: Child): SparkOperator {
    return new SparkOperator(
        names.sparkOperator,
        {
            namespace: plan.namespaces.system,
            jobNamespaces: [plan.namespaces.jobs],
            chart: operatorChart(plan.sparkOperator.chart),
            image: plan.images.references.sparkOperator,
            imagePullSecrets: plan.images.pullSecrets,
            controller: plan.workloads.operatorController,
            webhook: plan.workloads.operatorWebhook,
            fileSystem: plan.fileSystem && {
                clientConfigMap: plan.fileSystem.fileSystem.clientConfigMap,
                hadoopUser: names.hadoopUser,
            },
            ...storeKeys(plan, names.principals.sparkOperator),
            overrides: plan.sparkOperator.overrides,
        },
        opts,
    );
}
