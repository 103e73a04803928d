import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { PlatformPlan } from "./plan/plan.ts";

/** How long a cluster has to answer; the provider's own patience is minutes. */
const answerSeconds = 10;

/**
 * The provider of the stack's cluster, once that has proved to be the right one: nothing is made, and no chart rendered, against
 * another.
 * @throws pulumi.RunError where it is another.
 */
export async function provideCluster(
    cluster: PlatformPlan["cluster"],
): Promise<kubernetes.Provider> {
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
    requireIdentity(cluster, await known(kubeSystem.metadata.uid));
    return new kubernetes.Provider("cluster", {
        ...access,
        // What running applications refer to by name is updated in place: deleted first, as the provider does by default, it would be
        // missing when an executor starts. What is to roll pods says so itself: components/kubernetes/rollsPods.ts.
        enableConfigMapMutable: true,
        enableSecretMutable: true,
    });
}

/** The value of an output that a preview knows, too. */
function known<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => {
        output.apply(resolve as (value: unknown) => void);
    });
}

function requireIdentity({ context, identity }: PlatformPlan["cluster"], found: string): void {
    if (found !== identity) {
        throw new pulumi.RunError(
            `context "${context}" is another cluster: its kube-system has uid ${found}, this stack is for ${identity}; ` +
                "name the right context, or the new identity if the cluster was made anew (sparkstead:kubernetes)",
        );
    }
}
