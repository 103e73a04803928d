import { type Cluster, bringImages, chooseCluster, namedContext } from "../cluster/cluster.ts";
import { haveImages } from "../images/images.ts";
import { preflight } from "../preflight.ts";
import { phase } from "../progress.ts";
import { type Toolchain, haveToolchain, writeShellFile } from "../toolchain/toolchain.ts";
import { devStack, haveDevStack } from "./devStack.ts";
import { recover } from "./haveStack.ts";
import { refuseAnotherContext } from "./oneCluster.ts";
import { haveOperatorChart } from "./operatorChart.ts";
import { type Stack, operate } from "./pulumi.ts";

/** The dev stack with everything that an operation on it needs. */
export interface ReadyStack {
    readonly stack: Stack;
    readonly cluster: Cluster;
    readonly toolchain: Toolchain;
}

/** Finds or makes toolchain, cluster (the given context, or one of ours), images and the stack itself. Every phase keeps what is done already. */
export async function haveReadyStack(context: string | undefined): Promise<ReadyStack> {
    await preflight(context);
    const toolchain = await phase("toolchain", haveToolchain);
    await refuseAnotherContext(devStack(toolchain), namedContext(context));
    const cluster = await phase("cluster", () =>
        chooseCluster({ kubectl: toolchain.kubectl, ...(context !== undefined && { context }) }),
    );
    await writeShellFile(toolchain.providers, cluster.kubeconfig);
    const imageReferences = await phase("images", () => imagesOn(cluster));
    const stack = await phase("stack", async () => {
        const operatorChart = await haveOperatorChart(toolchain.providers);
        return haveDevStack(toolchain, cluster, { imageReferences, operatorChart });
    });
    await recover(stack);
    return { stack, cluster, toolchain };
}

/** Previews the stack with the policy pack. On `up` a pack speaks after the deed, so this is the gate. */
export async function passGate(stack: Stack): Promise<void> {
    await phase("preview", () =>
        operate(stack, [
            "preview",
            ...["--policy-pack", "policy"],
            ...["--policy-pack-config", `policy/config/${stack.name}.json`],
        ]),
    );
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
