import type * as pulumi from "@pulumi/pulumi";

import type { ObjectStore } from "../../components/contracts/objectStore.ts";
import { ExternalObjectStore, MinioObjectStore } from "../../components/objectStore/index.ts";
import { names } from "../plan/names.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import { askerOf } from "./asker.ts";
import type { Child } from "./child.ts";

export function makeObjectStore(
    plan: PlatformPlan,
    opts: Child,
): ObjectStore & pulumi.ComponentResource {
    const { origin, store, principals } = plan.objectStore;
    switch (origin.kind) {
        case "external":
            return new ExternalObjectStore(
                "store",
                { ...store, asker: askerOf(plan, "system") },
                opts,
            );
        case "minio":
            return new MinioObjectStore(
                "store",
                {
                    ...store,
                    namespace: plan.namespaces.system,
                    image: plan.images.references.minio,
                    imagePullSecrets: plan.images.pullSecrets,
                    serviceName: names.objectStoreService,
                    storage: origin.storage,
                    storageClass: origin.storageClass,
                    resources: plan.workloads.minio,
                    principals,
                },
                opts,
            );
    }
}
