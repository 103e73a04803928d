import type { PlatformPlan } from "../../stacks/plan/plan.ts";

/** References of the images that pods of this plan run, each once. */
export function usedImages({ images, applications }: PlatformPlan): readonly string[] {
    return [
        ...new Set([
            ...images.used.map((name) => images.references[name]),
            ...applications.flatMap(({ specification }) => specification.image ?? []),
        ]),
    ];
}
