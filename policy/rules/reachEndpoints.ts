import { fromPods } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const reachEndpoints: Rule = {
    id: "reach-endpoints",
    title: "Whatever the plan's pods open takes connections from their namespaces",
    reason: "A firewall or a NetworkPolicy lets the administrator's machine through and not the pods; the first job finds out.",
    source: "P6",
    severity: "mandatory",
    remedy: "open the way for the pods of the namespace that is named, or name another endpoint (sparkstead:objectStore, sparkstead:sqlDatabase, sparkstead:metastore, sparkstead:fileSystem)",
    ...fromPods(() => import("../probes/reachEndpoints.ts")),
};
