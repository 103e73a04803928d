import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const serveMetrics: Rule = {
    id: "serve-metrics",
    title: "The metrics-server answers for every node",
    reason: "Autoscalers, kubectl top and whoever looks for the cause of a slow job ask it.",
    source: "P3",
    severity: "advisory",
    remedy: "install metrics-server, or mend its APIService (kubectl get apiservice v1beta1.metrics.k8s.io); no config key of the stack does it",
    live: lazily(() => import("../probes/serveMetrics.ts")),
};
