import { eachResource, lazily } from "../evaluators.ts";
import { privilegedNamespaces } from "../exceptions.ts";
import { kindOf, metadataOf, objectName } from "../kubernetes/objects.ts";
import type { Rule } from "../rule.ts";

export const restrictNamespaces: Rule = {
    id: "restrict-namespaces",
    title: "Every namespace enforces Pod Security restricted, but for the declared exceptions",
    reason: "The label binds those too who come after: a user's pod, a changed chart, the operator's drivers.",
    source: "O3; peers §2 row 7; https://kubernetes.io/docs/concepts/security/pod-security-admission/",
    severity: "mandatory",
    remedy: 'label it restricted, or declare the exception in the target\'s policy config ("restrict-namespaces": { "privileged": […] })',
    settings: { privileged: { type: "array", items: { type: "string" }, default: [] } },
    plan: eachResource((resource, { plan }, settings) => {
        const level = metadataOf(resource).labels?.["pod-security.kubernetes.io/enforce"];
        return kindOf(resource) !== "Namespace" ||
            level === "restricted" ||
            privilegedNamespaces(plan, settings).has(objectName(resource))
            ? []
            : [`enforces Pod Security ${level ?? "nothing"}, restricted is required`];
    }),
    live: lazily(() => import("../probes/restrictNamespaces.ts")),
    after: lazily(() => import("../probes/restrictNamespaces.ts")),
};
