import { eachResource } from "../evaluators.ts";
import { podOf } from "../kubernetes/pods.ts";
import { sparkTemplatesOf } from "../kubernetes/sparkApplications.ts";
import type { Rule } from "../rule.ts";

export const turnOffServiceLinks: Rule = {
    id: "turn-off-service-links",
    title: "No pod gets variables of its neighbours' Services",
    reason: "A Service named livy or hive gives every pod of its namespace LIVY_PORT=tcp://…, which the programs read as their own setting.",
    source: "https://kubernetes.io/docs/tutorials/services/connect-applications-service/#accessing-the-service",
    severity: "mandatory",
    remedy: "set enableServiceLinks: false; for Spark's pods in their template (sparkstead:applications)",
    plan: eachResource((resource) => [
        ...(podOf(resource) === undefined || podOf(resource)?.enableServiceLinks === false
            ? []
            : ["does not set enableServiceLinks, false is required"]),
        ...sparkTemplatesOf(resource)
            .filter(([, { spec }]) => spec?.enableServiceLinks !== false)
            .map(
                ([role]) => `has a ${role} that does not set enableServiceLinks, false is required`,
            ),
    ]),
};
