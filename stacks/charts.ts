import type { ChartSource } from "../components/sparkOperator/index.ts";

/** The charts that the platform uses; a version changes together with the image in the catalogue. */
const sparkOperator = {
    repository: "https://kubeflow.github.io/spark-operator",
    version: "2.5.2",
} as const;

/** The operator's chart: upstream's, or a folder with the same version. */
export function operatorChart(folder: string | undefined): ChartSource {
    return folder === undefined ? sparkOperator : { path: folder, version: sparkOperator.version };
}
