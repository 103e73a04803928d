import { fromPods } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const haveJobArtifacts: Rule = {
    id: "have-job-artifacts",
    title: "Every file that a declared application names is there",
    reason: "A jar that nobody has uploaded, or that lies elsewhere in the image, fails the application after its pods were started.",
    source: "P8",
    severity: "mandatory",
    remedy: "upload it (sparkstead:content.bucket.files, sparkstead:content.fileSystem.files), or name where it is (sparkstead:applications)",
    ...fromPods(() => import("../probes/haveJobArtifacts.ts")),
};
