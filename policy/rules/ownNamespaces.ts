import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const ownNamespaces: Rule = {
    id: "own-namespaces",
    title: "The platform's namespaces are not somebody else's",
    reason: "A namespace that exists cannot be made again, and two stacks in one would take each other's objects away.",
    source: "H8, P1, P2",
    severity: "mandatory",
    remedy: "name others, or take over what was left (sparkstead:namespaces)",
    live: lazily(() => import("../probes/ownNamespaces.ts")),
};
