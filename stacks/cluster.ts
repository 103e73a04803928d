import * as kubernetes from "@pulumi/kubernetes";
import { lateError } from "../components/kubernetes/lateError.ts";

import type { PlatformPlan } from "./plan/plan.ts";

/** How long a cluster has to answer; the provider's own patience is minutes. */
const answerSeconds = 10;

/**
 * The provider of the stack's cluster. Its context becomes known only when the cluster has proved to be the right one, so that
 * nothing is made, and no chart rendered, against another.
 */
export function provideCluster(cluster: PlatformPlan["cluster"]): kubernetes.Provider {
    const access: kubernetes.ProviderArgs = {
        context: cluster.context,
        ...(cluster.kubeconfig !== undefined && { kubeconfig: cluster.kubeconfig }),
    };
    const asking = new kubernetes.Provider("identity", {
        ...access,
        kubeClientSettings: { timeout: answerSeconds },
    });
    const kubeSystem = kubernetes.core.v1.Namespace.get("identity", "kube-system", {
        provider: asking,
    });
    const context = kubeSystem.metadata.uid.apply((found) => requireIdentity(cluster, found));
    return new kubernetes.Provider("cluster", { ...access, context });
}

function requireIdentity({ context, identity }: PlatformPlan["cluster"], found: string): string {
    if (found !== identity) {
        throw lateError(
            `context "${context}" is another cluster: its kube-system has uid ${found}, this stack is for ${identity}; ` +
                "name the right context, or the new identity if the cluster was made anew (sparkstead:kubernetes)",
        );
    }
    return context;
}
