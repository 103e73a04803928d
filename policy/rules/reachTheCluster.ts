import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const reachTheCluster: Rule = {
    id: "reach-the-cluster",
    title: "The cluster answers",
    reason: "Nothing else can be told of a cluster that does not.",
    source: "P1, X1",
    severity: "mandatory",
    remedy: "name a context that works from here: kubectl --context … get --raw /version (sparkstead:kubernetes)",
    live: lazily(() => import("../probes/reachTheCluster.ts")),
    after: lazily(() => import("../probes/reachTheCluster.ts")),
};
