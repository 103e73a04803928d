import type * as pulumi from "@pulumi/pulumi";

import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import type { Metastore } from "../../components/contracts/metastore.ts";
import type { SparkGateway } from "../../components/contracts/sparkGateway.ts";
import type { SparkRuntime } from "../../components/contracts/sparkRuntime.ts";
import { ExternalSparkGateway, Livy } from "../../components/livy/index.ts";
import { names } from "../plan/names.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import { askerOf } from "./asker.ts";
import type { Child } from "./child.ts";
import { exposureOf } from "./exposure.ts";
import type { NamespaceMaker } from "./namespace.ts";
import { storeKeys } from "./storeKeys.ts";

/** Where Livy runs, if it is made here. */
export function gatewayNamespaces(
    { gateway, namespaces }: PlatformPlan,
    makeNamespace: NamespaceMaker,
): readonly pulumi.Resource[] {
    return gateway?.origin.kind === "livy"
        ? makeNamespace("livy", { name: namespaces.livy, level: "restricted" })
        : [];
}

/** What batches of the gateway run with. */
interface GatewayNeeds {
    readonly runtime: SparkRuntime;
    readonly fileSystem: FileSystem | undefined;
    readonly metastore: Metastore | undefined;
}

export function makeGateway(
    plan: PlatformPlan,
    needs: GatewayNeeds,
    opts: Child,
): (SparkGateway & pulumi.ComponentResource) | undefined {
    if (plan.gateway === undefined) {
        return undefined;
    }
    const { origin, gateway } = plan.gateway;
    if (origin.kind === "external") {
        return new ExternalSparkGateway(
            "gateway",
            { ...gateway, asker: askerOf(plan, "jobs") },
            opts,
        );
    }
    const { host, ingress, historyServer, stateRetained, conf, storage, storageClass } = origin;
    return new Livy(
        "gateway",
        {
            ...gateway,
            ...needs,
            namespace: plan.namespaces.livy,
            serviceName: names.gateway,
            serviceAccount: names.gateway,
            host,
            image: plan.images.references.livy,
            imagePullSecrets: plan.images.pullSecrets,
            hadoopUser: names.hadoopUser,
            ...storeKeys(plan, names.principals.livy),
            settings: { stateRetained, historyServer, overrides: conf },
            storage,
            storageClass,
            exposure: exposureOf(ingress),
            resources: plan.workloads.livy,
        },
        opts,
    );
}
