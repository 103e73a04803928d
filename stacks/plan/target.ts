import type { HdfsSizes } from "../../components/hdfs/topology.ts";
import type { ContainerResources } from "../../components/kubernetes/resources.ts";
import type { PodSize } from "../../components/contracts/sparkRuntime.ts";
import { Faults } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";

/** Pods whose size the target decides. */
export type WorkloadName =
    "minio" | "operatorController" | "operatorWebhook" | "historyServer" | "livy";

/** What differs from one kind of environment to another. */
export type Target =
    | {
          readonly kind: "available";
          readonly workloads: Readonly<Record<WorkloadName, ContainerResources>>;
          readonly hdfs: HdfsSizes;

          /** The pod by which people and the platform work on a file system. */
          readonly hdfsClient: ContainerResources;
          readonly postgres: ContainerResources;
          readonly metastore: ContainerResources;
          readonly driver: PodSize;
          readonly executor: PodSize;

          /** What the platform may request in sum unless the config says otherwise. */
          readonly offer: { readonly cpu?: string; readonly memory?: string };
      }
    | {
          readonly kind: "unavailable";

          /** What is missing, as one sentence without a full stop. */
          readonly missing: string;
      };

/** Every kind of environment that a stack can name. */
export type Targets = Readonly<Record<PlatformConfig["target"], Target>>;

export type AvailableTarget = Extract<Target, { kind: "available" }>;

/**
 * The target of a name.
 * @throws Faults that say what is missing where it cannot be raised yet.
 */
export function availableTarget(name: PlatformConfig["target"], targets: Targets): AvailableTarget {
    const target = targets[name];
    if (target.kind === "unavailable") {
        throw new Faults([
            { key: "sparkstead:target", problem: `found "${name}": ${target.missing}` },
        ]);
    }
    return target;
}
