import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const renewCertificates: Rule = {
    id: "renew-certificates",
    title: "Every certificate in the platform's Secrets is valid for 30 days more, and for the host that it serves",
    reason: "A certificate ends at night, and everything that trusts it at once.",
    source: "P10",
    severity: "mandatory",
    remedy: "renew the certificate in the Secret that is named; the webhook's is made anew when its Secret is deleted and its pod restarted (sparkstead:namespaces)",
    live: lazily(() => import("../probes/renewCertificates.ts")),
    after: lazily(() => import("../probes/renewCertificates.ts")),
};
