import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const keepNodesReady: Rule = {
    id: "keep-nodes-ready",
    title: "Every node is ready and under no pressure",
    reason: "A node short of disk evicts pods and pulls no image; what was planned for it stays Pending.",
    source: "X1, P1",
    severity: "mandatory",
    remedy: "mend or drain the node (kubectl describe node); no config key of the stack does it",
    live: lazily(() => import("../probes/keepNodesReady.ts")),
};
