import type { ChartSource } from "../components/sparkOperator/index.ts";
import { catalogue } from "../images/catalogue.ts";

/** The operator's chart: a folder, else upstream's of the image's version. */
export function operatorChart(folder: string | undefined): ChartSource {
    return folder === undefined
        ? {
              repository: "https://kubeflow.github.io/spark-operator",
              version: catalogue.sparkOperator.version,
          }
        : { path: folder };
}
