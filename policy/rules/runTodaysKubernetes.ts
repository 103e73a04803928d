import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const runTodaysKubernetes: Rule = {
    id: "run-todays-kubernetes",
    title: "Kubernetes is of a version that the platform was made for",
    reason: "NameNodes learn which they are from the label apps.kubernetes.io/pod-index, which Kubernetes sets since 1.28; Airflow's chart, which is to come, asks for 1.30.",
    source: "X1; https://www.kubernetes.dev/resources/keps/4017/",
    severity: "mandatory",
    remedy: "upgrade the cluster, or name another (sparkstead:kubernetes.context)",
    live: lazily(() => import("../probes/runTodaysKubernetes.ts")),
};
