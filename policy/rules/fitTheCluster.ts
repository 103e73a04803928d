import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const fitTheCluster: Rule = {
    id: "fit-the-cluster",
    title: "Nodes, quotas and storage have room for the plan beside what is there",
    reason: "The scheduler says so too, after ten minutes of Pending, and of one pod at a time.",
    source: "X1; gke-labs/kube-agents#1297, #1468",
    severity: "mandatory",
    remedy: "free the cluster, add a node, raise the quota, give a namespace whose quota counts limits.cpu a LimitRange with default.cpu, or ask for less (sparkstead:capacity, sparkstead:spark)",
    live: lazily(() => import("../probes/fitTheCluster.ts")),
};
