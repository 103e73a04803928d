import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const runEveryPod: Rule = {
    id: "run-every-pod",
    title: "Everything that the stack runs is available in full",
    reason: "A platform that lost a member still answers, until it loses the next.",
    source: "L5, H1; peers §4.8",
    severity: "mandatory",
    remedy: "look why (kubectl describe pod) and mend it; what was deleted or scaled down `pulumi up --refresh` brings back (sparkstead:capacity)",
    after: lazily(() => import("../probes/runEveryPod.ts")),
};
