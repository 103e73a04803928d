import { wholeStack } from "../evaluators.ts";
import { nameOf, objectsOf } from "../kubernetes/objects.ts";
import type { Rule } from "../rule.ts";

export const separateIngresses: Rule = {
    id: "separate-ingresses",
    title: "No two Ingresses claim one path of one host",
    reason: "Which of them answers is the controller's choice, and may change with its restart.",
    source: "L4, R2; https://kubernetes.io/docs/concepts/services-networking/ingress/",
    severity: "mandatory",
    remedy: "give each a host of its own (sparkstead:historyServer.ingress.host)",
    plan: wholeStack(({ resources }) => {
        const claims = objectsOf(resources, "Ingress").flatMap((ingress) => {
            const { spec } = ingress.props as { spec?: { rules?: readonly HostRule[] } };
            return (spec?.rules ?? []).flatMap(({ host = "*", http }) =>
                (http?.paths ?? []).map(({ path = "/" }) => ({ ingress, place: `${host}${path}` })),
            );
        });
        return [...Map.groupBy(claims, ({ place }) => place)]
            .filter(([, group]) => group.length > 1)
            .map(
                ([place, group]) =>
                    `${place} is claimed by ${group.map(({ ingress }) => nameOf(ingress)).join(" and ")}; one is required`,
            );
    }),
};

interface HostRule {
    readonly host?: string;
    readonly http?: { readonly paths?: readonly { readonly path?: string }[] };
}
