import { fromPods } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const haveImagesOnNodes: Rule = {
    id: "have-images-on-nodes",
    title: "Every image is on the nodes, or can be pulled",
    reason: "A closed network has no other source, and a missing image shows as ImagePullBackOff in the middle of an `up`.",
    source: "P7, X3",
    severity: "mandatory",
    remedy: "load it on the nodes, or push it and name the reference: npm run images -- --push REGISTRY (sparkstead:images.references)",
    ...fromPods(() => import("../probes/haveImagesOnNodes.ts")),
};
