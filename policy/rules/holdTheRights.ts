import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const holdTheRights: Rule = {
    id: "hold-the-rights",
    title: "Whoever deploys may do what `up` does",
    reason: "A right that is missing shows when the deployment is half made.",
    source: "P1, P2",
    severity: "mandatory",
    remedy: "ask the cluster's administrator for the rights that are named, or deploy as another (sparkstead:kubernetes.context)",
    live: lazily(() => import("../probes/holdTheRights.ts")),
};
