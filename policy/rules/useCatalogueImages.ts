import { eachResource, planOf } from "../evaluators.ts";
import { imagesOf } from "../kubernetes/images.ts";
import type { Rule } from "../rule.ts";

export const useCatalogueImages: Rule = {
    id: "use-catalogue-images",
    title: "Every image is one of the plan's",
    reason: "The plan's images are what a site allows, mirrors and scans; another one fails to be pulled on a closed network.",
    source: "P7, X3",
    severity: "mandatory",
    remedy: "use an image of images/catalogue.ts, or name yours in its place (sparkstead:images.references)",
    plan: eachResource((resource, stack) => {
        const images = imagesOf(resource);
        const allowed = images.length === 0 ? [] : Object.values(planOf(stack).images.references);
        return images
            .filter((image) => !allowed.some((reference) => reference === image))
            .map(
                (image) =>
                    `runs ${image}, which is not in the plan; one of ${allowed.join(", ")} is required`,
            );
    }),
};
