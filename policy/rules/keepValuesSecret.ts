import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const keepValuesSecret: Rule = {
    id: "keep-values-secret",
    title: "No generated value stands in plain text, neither in the state nor outside its Secret in the cluster",
    reason: "Names do not tell: a password may be a part of a URL, a command or a rendered file, which whoever lists pods or reads the state then has.",
    source: "P10; https://www.pulumi.com/docs/iac/concepts/secrets/",
    severity: "mandatory",
    remedy: "refer to the Secret there, and raise the owner's revision, for the value is known (sparkstead:objectStore.keyRevisions, sparkstead:sqlDatabase.passwordRevisions)",
    after: lazily(() => import("../probes/keepValuesSecret.ts")),
};
