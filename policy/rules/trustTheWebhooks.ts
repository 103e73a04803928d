import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const trustTheWebhooks: Rule = {
    id: "trust-the-webhooks",
    title: "The API server trusts the platform's webhooks and finds them",
    reason: "With a CA of another day no driver is admitted, and every pod of the operator looks well.",
    source: "O2; kubeflow/spark-operator#2482, #3090",
    severity: "mandatory",
    remedy: "restart the webhook's pod, which writes its CA anew; if that does not help delete its Secret before (sparkstead:sparkOperator)",
    live: lazily(() => import("../probes/trustTheWebhooks.ts")),
    after: lazily(() => import("../probes/trustTheWebhooks.ts")),
};
