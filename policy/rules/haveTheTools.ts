import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const haveTheTools: Rule = {
    id: "have-the-tools",
    title: "The machine that deploys has kubectl and Pulumi, of versions that go with the cluster and this program",
    reason: "Uploads and the checklist itself go through kubectl, which is supported within one minor version of the API server; of Pulumi nothing older was tried.",
    source: "P1, X1; https://kubernetes.io/releases/version-skew-policy/#kubectl",
    severity: "mandatory",
    remedy: "install the kubectl of the cluster's own minor version, and a Pulumi 3.x of today; `npm start` brings both for the embedded cluster, no config key of the stack does",
    live: lazily(() => import("../probes/haveTheTools.ts")),
};
