import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const haveAnIngressClass: Rule = {
    id: "have-an-ingress-class",
    title: "The Ingresses of the plan have a class and a controller",
    reason: "An Ingress of a class that nobody serves is accepted and never answers.",
    source: "X1, L4, R2",
    severity: "mandatory",
    remedy: "install a controller, name its class, or use no Ingress (sparkstead:historyServer.ingress.ingressClass)",
    live: lazily(() => import("../probes/haveAnIngressClass.ts")),
};
