import type { PlatformPlan } from "../stacks/plan/plan.ts";

/**
 * Names of the Secrets that somebody else makes before an `up`: for the registry, and for each part of the plan whose origin is
 * external.
 */
export function externalSecrets(plan: PlatformPlan | undefined): ReadonlySet<string> {
    if (plan === undefined) {
        return new Set();
    }
    const { pullSecrets, madePullSecret } = plan.images;
    return new Set([
        ...pullSecrets.filter((name) => name !== madePullSecret),
        ...secretNames(plan, false),
    ]);
}

function secretNames(value: unknown, external: boolean): string[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const { origin } = value as { readonly origin?: { readonly kind?: unknown } };
    const within = external || origin?.kind === "external";
    return Object.entries(value).flatMap(([key, inner]) =>
        within && key === "secretName" && typeof inner === "string"
            ? [inner]
            : secretNames(inner, within),
    );
}
