import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const bindClaims: Rule = {
    id: "bind-claims",
    title: "Every claim of the stack has its volume",
    reason: "A claim that waits holds its pod back, which only the pod's events tell; Livy's batches lose their logs with it.",
    source: "L7, X1",
    severity: "mandatory",
    remedy: "read its events (kubectl describe pvc), and name a StorageClass that provides (sparkstead:gateway.storageClass and its like of each part)",
    live: lazily(() => import("../probes/bindClaims.ts")),
    after: lazily(() => import("../probes/bindClaims.ts")),
};
