import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const finishJobs: Rule = {
    id: "finish-jobs",
    title: "Every Job of the stack is there and has ended well",
    reason: "A Job that failed after its `up` leaves a bucket, a schema or a directory out; whoever needs it fails much later.",
    source: "L5, M4",
    severity: "mandatory",
    remedy: "read its log (kubectl logs job/…), mend what it names and run `up`, which replaces the Job; one that was deleted `pulumi up --refresh` makes again (sparkstead:namespaces)",
    after: lazily(() => import("../probes/finishJobs.ts")),
};
