import { Untold, fail, found, pass } from "../live/answers.ts";
import type { LiveEvaluator } from "../rule.ts";

export const probe: LiveEvaluator = async ({ cluster, plan }) => {
    try {
        const version = await found<{ gitVersion?: string }>(cluster, "/version");
        return [
            pass(
                `context ${plan.cluster.context} answers: Kubernetes ${version?.gitVersion ?? "?"}`,
            ),
        ];
    } catch (error) {
        if (error instanceof Untold) {
            return [
                fail(
                    `context ${plan.cluster.context} does not answer (${error.message}), an answer is required`,
                ),
            ];
        }
        throw error;
    }
};
