import { eachResource } from "../evaluators.ts";
import { imagesOf } from "../kubernetes/images.ts";
import type { Rule } from "../rule.ts";

export const refuseStandIns: Rule = {
    id: "refuse-stand-ins",
    title: "No stand-in takes the place of a product",
    reason: "A stand-in answers like the product and does nothing: good for a trial, and a platform that only looks alive in production.",
    source: "P7, D1",
    severity: "mandatory",
    remedy: 'name the product\'s image (sparkstead:images.references), or allow stand-ins in the target\'s policy config ("refuse-stand-ins": { "allowed": true })',
    settings: { allowed: { type: "boolean", default: false } },
    plan: eachResource((resource, _, { allowed = false }) =>
        (allowed === true ? [] : imagesOf(resource))
            .filter((image) => /[/-]stand-?in[s]?\b/i.test(image))
            .map((image) => `runs ${image}, the product is required`),
    ),
};
