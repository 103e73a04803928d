import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const withholdDefaultTokens: Rule = {
    id: "withhold-default-tokens",
    title: "No default ServiceAccount of the platform's namespaces has a token or a right",
    reason: "Whoever gets a shell in any pod that names no account has what the default has.",
    source: "P2, P11",
    severity: "mandatory",
    remedy: "give the pod an account of its own, take the binding away (kubectl delete rolebinding …, clusterrolebinding …), delete the token's Secret (sparkstead:namespaces)",
    live: lazily(() => import("../probes/withholdDefaultTokens.ts")),
    after: lazily(() => import("../probes/withholdDefaultTokens.ts")),
};
