import { fail, found, pass, unknown } from "../live/answers.ts";
import type { LiveEvaluator } from "../rule.ts";

/** @source https://artifacthub.io/packages/helm/apache-airflow/airflow, kubeVersion of chart 1.22 */
const oldest = { major: 1, minor: 30 } as const;

export const probe: LiveEvaluator = async ({ cluster }) => {
    const { gitVersion = "" } = (await found<{ gitVersion?: string }>(cluster, "/version")) ?? {};
    const [, major, minor] = /^v(\d+)\.(\d+)/.exec(gitVersion) ?? [];
    if (major === undefined || minor === undefined) {
        return [unknown(`its version reads "${gitVersion}"`)];
    }
    const isNewEnough =
        Number(major) > oldest.major ||
        (Number(major) === oldest.major && Number(minor) >= oldest.minor);
    return [
        isNewEnough
            ? pass(gitVersion)
            : fail(
                  `the cluster runs ${gitVersion}, at least ${oldest.major}.${oldest.minor} is required`,
              ),
    ];
};
