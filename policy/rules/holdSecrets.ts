import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const holdSecrets: Rule = {
    id: "hold-secrets",
    title: "Every Secret of the plan is there with its keys, none of them empty",
    reason: "A Secret of the wrong shape is found by the pod that reads it, at its first start.",
    source: "P10",
    severity: "mandatory",
    remedy: "make the Secret with the keys that are named, or run `up`, which makes the platform's own (sparkstead:objectStore.secrets and its like of each part)",
    live: lazily(() => import("../probes/holdSecrets.ts")),
    after: lazily(() => import("../probes/holdSecrets.ts")),
};
