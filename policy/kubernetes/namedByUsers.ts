import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { type Reference, referencesOf } from "./references.ts";

/** What the user's own words of the declared applications refer to, all of it in the jobs' namespace: the platform makes none of it. */
export function namedByUsers(plan: PlatformPlan | undefined): readonly Reference[] {
    return (plan?.applications ?? []).flatMap(({ name, specification }) =>
        referencesOf({
            type: "kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication",
            name,
            urn: name,
            props: { spec: specification },
        }),
    );
}
