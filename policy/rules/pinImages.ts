import { eachResource } from "../evaluators.ts";
import { imagesOf } from "../kubernetes/images.ts";
import type { Rule } from "../rule.ts";

export const pinImages: Rule = {
    id: "pin-images",
    title: "Every image has a fixed tag or a digest",
    reason: "A floating tag is another program after the next pull, and a closed network cannot mirror it.",
    source: "X3, X4; https://kubernetes.io/docs/concepts/containers/images/",
    severity: "mandatory",
    remedy: "name a fixed tag (sparkstead:images.references)",
    plan: eachResource((resource) =>
        imagesOf(resource)
            .filter(isFloating)
            .map((image) => `runs ${image}, which floats; a fixed tag or a digest is required`),
    ),
};

function isFloating(image: string): boolean {
    if (/@sha256:[0-9a-f]{64}$/.test(image)) {
        return false;
    }
    const tag = /:([^:/]+)$/.exec(image)?.[1];
    return tag === undefined || /^(latest|main|master|edge|nightly|stable)$/.test(tag);
}
