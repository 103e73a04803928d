import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const runTodaysKubernetes: Rule = {
    id: "run-todays-kubernetes",
    title: "Kubernetes is of a version that the platform was made for",
    reason: "Sidecars as init containers and the field managers that Pulumi uses are not in older ones; Airflow's chart asks for 1.30.",
    source: "X1; peers §5",
    severity: "mandatory",
    remedy: "upgrade the cluster, or name another (sparkstead:kubernetes.context)",
    live: lazily(() => import("../probes/runTodaysKubernetes.ts")),
};
