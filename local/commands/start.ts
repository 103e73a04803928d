import { parseArgs } from "node:util";

import type { StackOutputs } from "../../stacks/outputs.ts";
import { type Cluster, bringImages, chooseCluster } from "../cluster/cluster.ts";
import { haveImages } from "../images/images.ts";
import { main } from "../main.ts";
import { preflight } from "../preflight.ts";
import { phase, phaseTimes, say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { reportText } from "../report.ts";
import { haveDevStack } from "../stack/devStack.ts";
import { recover } from "../stack/haveStack.ts";
import { haveOperatorChart } from "../stack/operatorChart.ts";
import { operate, pulumi } from "../stack/pulumi.ts";
import { haveToolchain, writeShellFile } from "../toolchain/toolchain.ts";

const phases = {
    toolchain: "toolchain",
    cluster: "cluster",
    images: "images",
    stack: "stack and its config",
    preview: "preview, with the policy pack as gate",
    up: "up",
} as const;

/** `npm start [-- --context NAME]`: from whatever is there to a running platform. Every phase keeps what is done already. */
await main(async () => {
    const context = contextOption(process.argv.slice(2));
    await preflight(context);

    const toolchain = await phase(phases.toolchain, haveToolchain);
    const cluster = await phase(phases.cluster, () =>
        chooseCluster({ kubectl: toolchain.kubectl, ...(context !== undefined && { context }) }),
    );
    await writeShellFile(toolchain.providers, cluster.kubeconfig);
    const imageReferences = await phase(phases.images, () => imagesOn(cluster));

    const stack = await phase(phases.stack, async () => {
        const operatorChart = await haveOperatorChart(toolchain.providers);
        const made = await haveDevStack(toolchain, cluster, { imageReferences, operatorChart });
        await recover(made);
        return made;
    });
    await phase(phases.preview, () => operate(stack, ["preview", "--policy-pack", "policy"]));
    await phase(phases.up, () => operate(stack, ["up", "--yes", "--skip-preview"]));

    const outputs = JSON.parse(await pulumi(stack, ["stack", "output", "--json"])) as StackOutputs;
    const ours = new Set<string>(Object.values(phases));
    say(
        reportText({
            cluster,
            providers: toolchain.providers,
            outputs,
            spark: [],
            phases: phaseTimes().filter(({ name }) => ours.has(name)),
        }),
    );
});

function contextOption(args: string[]): string | undefined {
    try {
        return parseArgs({ args, options: { context: { type: "string" } } }).values.context;
    } catch (error) {
        throw new Refusal(`npm start: ${String(error)}; the one option is --context NAME`);
    }
}

/** Reference of each image that we made for a cluster of ours; a given cluster pulls what its stack config names. */
async function imagesOn(cluster: Cluster): Promise<Record<string, string>> {
    if (cluster.origin === "given") {
        return {};
    }
    const archives = await haveImages();
    await bringImages(cluster, archives);
    return Object.fromEntries(archives.map(({ name, reference }) => [name, reference]));
}
