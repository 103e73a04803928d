import type { Asker } from "../../components/kubernetes/reachability.ts";
import type { PlatformPlan } from "../plan/plan.ts";

/** From where the platform asks whether what somebody else runs answers: Spark's image is everywhere, and has what it takes. */
export function askerOf({ namespaces, images }: PlatformPlan): Asker {
    return {
        namespace: namespaces.system,
        image: images.references.spark,
        imagePullSecrets: images.pullSecrets,
    };
}
