import { join } from "node:path";

import { haveArtifact } from "../builds/artifact.ts";
import { goCommand } from "../builds/go.ts";
import { goTools, sourceDirectory } from "../builds/goTool.ts";
import { run } from "../run.ts";
import type { Providers } from "../toolchain/providers.ts";
import { answers } from "../toolchain/vendor.ts";

const chartIndex = "https://kubeflow.github.io/spark-operator/index.yaml";
const goModule = "github.com/kubeflow/spark-operator/v2";

/**
 * Folder of the Spark operator's chart, or nothing where the vendor's plugin can get it from upstream's repository. The
 * operator's Go module carries the released chart, so a module proxy is enough to have it.
 */
export async function haveOperatorChart(providers: Providers): Promise<string | undefined> {
    if (providers === "vendor" && (await answers(chartIndex))) {
        return undefined;
    }
    const { version } = goTools.sparkOperator;
    const directory = await haveArtifact({
        name: "spark-operator-chart",
        version,
        inputs: [goModule],
        make: async (target) => {
            const go = await goCommand();
            // In the folder that the operator is built in, whose go.mod names the version and whose go.sum vouches for it.
            const answer = await run(go.command, ["mod", "download", "-json", goModule], {
                cwd: sourceDirectory(goTools.sparkOperator),
                env: go.environment,
            });
            const { Dir: module } = JSON.parse(answer) as { Dir: string };
            // The module cache is read-only, and a copy that keeps its modes could not be deleted.
            const chart = join(module, "charts", "spark-operator-chart");
            await run("cp", ["-R", "--no-preserve=mode", chart, join(target, "chart")]);
        },
    });
    return join(directory, "chart");
}
