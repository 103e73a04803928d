import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const grantWhatIsDeclared: Rule = {
    id: "grant-what-is-declared",
    title: "The platform's accounts have the rights that the state has, no more and no fewer",
    reason: "A right that was given by hand at night stays for years, and one that was taken away shows when the next driver starts.",
    source: "P2, P11; https://kubernetes.io/docs/concepts/security/rbac-good-practices/#review",
    severity: "mandatory",
    remedy: "run `pulumi up --refresh`, which brings what the state has back; delete what it does not know (kubectl delete rolebinding …), or declare it (sparkstead:namespaces)",
    after: lazily(() => import("../probes/grantWhatIsDeclared.ts")),
};
