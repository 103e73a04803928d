import { imagesOf } from "../images.ts";
import { nameOf } from "../pods.ts";
import type { Rule } from "../rule.ts";

/** Type of the component that publishes the plan's images: stacks/platform.ts. */
const platformType = "sparkstead:stacks:Platform";

export const useCatalogueImages: Rule = {
    id: "use-catalogue-images",
    title: "Every image is one of the plan's",
    reason: "The plan's images are what a site allows, mirrors and scans; another one fails to be pulled on a closed network.",
    source: "P7, X3",
    severity: "mandatory",
    remedy: "use an image of images/catalogue.ts, or name yours in its place (sparkstead:images.references)",
    plan: {
        all: (resources) => {
            const allowed = new Set(
                resources
                    .filter(({ type }) => type === platformType)
                    .flatMap(({ props }) => (props as { images?: readonly string[] }).images ?? []),
            );
            return resources.flatMap((resource) =>
                imagesOf(resource)
                    .filter((image) => !allowed.has(image))
                    .map(
                        (image) =>
                            `${nameOf(resource)}: image ${image} is not in the plan, one of ${[...allowed].join(", ")} is required`,
                    ),
            );
        },
    },
};
