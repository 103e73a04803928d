import type { ContainerResources } from "../../components/kubernetes/resources.ts";
import type { PodSize } from "../../components/contracts/sparkRuntime.ts";

/** Pods whose size the target decides. */
export type WorkloadName = "minio" | "operatorController" | "operatorWebhook" | "historyServer";

/** What differs from one kind of environment to another. */
export type Target =
    | {
          readonly kind: "available";
          readonly workloads: Readonly<Record<WorkloadName, ContainerResources>>;
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
