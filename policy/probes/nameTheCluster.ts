import { fail, found, pass } from "../live/answers.ts";
import type { Namespace } from "../live/namespaces.ts";
import type { LiveEvaluator } from "../rule.ts";

export const probe: LiveEvaluator = async ({ cluster, plan }) => {
    const { context, identity } = plan.cluster;
    const kubeSystem = await found<Namespace>(cluster, "/api/v1/namespaces/kube-system");
    const uid = kubeSystem?.metadata.uid ?? "none";
    return [
        uid === identity
            ? pass(`context ${context} is the cluster ${identity}`)
            : fail(`context ${context} is the cluster ${uid}, the stack is for ${identity}`),
    ];
};
