import { eachResource } from "../evaluators.ts";
import { unresolved } from "../kubernetes/resolution.ts";
import type { Rule } from "../rule.ts";

export const resolveAccounts: Rule = {
    id: "resolve-accounts",
    title: "Every ServiceAccount that a pod runs as is in its namespace",
    reason: "Without it the API server refuses the pods, which only the events of their owner tell.",
    source: "P2, O4",
    severity: "mandatory",
    remedy: "make the account in the namespace of the pod (sparkstead:spark.serviceAccount, sparkstead:namespaces)",
    plan: eachResource((resource, stack) => unresolved("ServiceAccount", resource, stack)),
};
