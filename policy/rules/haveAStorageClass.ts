import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const haveAStorageClass: Rule = {
    id: "have-a-storage-class",
    title: "The storage that the plan asks for has a class and a provisioner",
    reason: "A claim without either stays Pending for ever, and so does its pod.",
    source: "X1, L7",
    severity: "mandatory",
    remedy: "mark one StorageClass as the default, or name one (sparkstead:objectStore.storageClass and its like of each part)",
    live: lazily(() => import("../probes/haveAStorageClass.ts")),
};
