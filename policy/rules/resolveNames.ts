import { fromPods } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const resolveNames: Rule = {
    id: "resolve-names",
    title: "Every name that the plan's pods open has an address",
    reason: "A name that one namespace cannot resolve is found at the first job, as a timeout of something else.",
    source: "X1, P6",
    severity: "mandatory",
    remedy: "mend the cluster's DNS, or name a host that it knows (sparkstead:objectStore, sparkstead:sqlDatabase, sparkstead:metastore, sparkstead:fileSystem, sparkstead:gateway)",
    ...fromPods(() => import("../probes/resolveNames.ts")),
};
