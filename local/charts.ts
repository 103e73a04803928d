import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";

import { haveArtifact } from "./builds/artifact.ts";
import { goCommand } from "./builds/go.ts";
import { goTools } from "./builds/goTool.ts";
import { run } from "./run.ts";

/** Folder of the Spark operator's chart, which its Go module carries; for machines that reach no chart repository. */
export async function haveOperatorChart(): Promise<string> {
    const { name, version } = goTools.sparkOperator;
    const source = join(import.meta.dirname, "builds", "go", name);
    const directory = await haveArtifact({
        name: `${name}-chart`,
        version,
        inputs: [await readFile(join(source, "go.sum"), "utf8")],
        make: async (target) => {
            const go = await goCommand();
            // go.sum vouches for the module's content.
            const answer = await run(
                go.command,
                ["mod", "download", "-json", `github.com/kubeflow/spark-operator/v2@v${version}`],
                { cwd: source, env: go.environment },
            );
            const { Dir } = JSON.parse(answer) as { Dir: string };
            await cp(join(Dir, "charts", "spark-operator-chart"), join(target, "chart"), {
                recursive: true,
                mode: 0,
            });
        },
    });
    return join(directory, "chart");
}
