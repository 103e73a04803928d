import { fromPods } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const reachTheGateway: Rule = {
    id: "reach-the-gateway",
    title: "The gateway lists its batches to whoever submits",
    reason: "Clients submit by REST: a gateway that is down, refuses them or wants a login looks the same to them all, as a failed job.",
    source: "P4",
    severity: "mandatory",
    remedy: "raise the gateway (kubectl get pods of its namespace), or name the right URL and what it asks for (sparkstead:gateway)",
    ...fromPods(() => import("../probes/reachTheGateway.ts")),
};
