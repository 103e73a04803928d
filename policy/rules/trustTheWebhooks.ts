import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const trustTheWebhooks: Rule = {
    id: "trust-the-webhooks",
    title: "The API server knows the platform's webhooks, trusts them and finds them",
    reason: "With a CA of another day no driver is admitted, and without its configuration each is admitted as it comes, while every pod of the operator looks well.",
    source: "O2; kubeflow/spark-operator#2482, #3090",
    severity: "mandatory",
    remedy: "restart the webhook's pod, which writes its CA anew; if that does not help delete its Secret before; what is gone `pulumi up --refresh` makes again (sparkstead:sparkOperator)",
    live: lazily(() => import("../probes/trustTheWebhooks.ts")),
    after: lazily(() => import("../probes/trustTheWebhooks.ts")),
};
