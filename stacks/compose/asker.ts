import type { Asker } from "../../components/kubernetes/reachability.ts";
import type { PlatformPlan } from "../plan/plan.ts";

/**
 * From where the platform asks whether what somebody else runs answers: a namespace of those who open it, since a firewall may let nobody
 * else in. Spark's image is everywhere, and has what it takes.
 */
export function askerOf(
    { namespaces, images }: PlatformPlan,
    from: keyof PlatformPlan["namespaces"],
): Asker {
    return {
        namespace: namespaces[from],
        image: images.references.spark,
        imagePullSecrets: images.pullSecrets,
    };
}
