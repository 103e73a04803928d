import type { Cluster } from "../cluster/cluster.ts";
import { Refusal } from "../refusal.ts";
import { stateDirectory } from "../toolchain/places.ts";
import { rememberedCluster } from "./chosenCluster.ts";
import { type Stack, attemptPulumi } from "./pulumi.ts";

/**
 * Refuses to take the stack to another cluster than the one that its resources are on: an update would delete them there.
 * `named` is the context that the user names, empty for a cluster of ours.
 */
export async function refuseAnotherContext(stack: Stack, named: string): Promise<void> {
    const before = await rememberedCluster();
    if (before === undefined || named === contextToName(before) || !(await hasResources(stack))) {
        return;
    }
    const [place, remedy] =
        before.origin === "given"
            ? [`context "${before.context}"`, `name it with --context ${before.context}`]
            : ["a cluster that npm start made", "name no context"];
    throw new Refusal(
        `stack ${stack.name} is on ${place}, found ${named === "" ? "no context" : `context "${named}"`}; ${remedy}, or take the platform away from there first with npm stop -- --purge`,
    );
}

/** Refuses a context that leads to another cluster than it did when the stack's resources were made. */
export async function refuseAnotherIdentity(stack: Stack, cluster: Cluster): Promise<void> {
    const before = await rememberedCluster();
    if (
        cluster.origin === "given" &&
        before?.origin === "given" &&
        before.identity !== cluster.identity &&
        (await hasResources(stack))
    ) {
        throw new Refusal(
            `context "${cluster.context}" is another cluster than the one that stack ${stack.name} is on: found uid ${cluster.identity} of kube-system, required ${before.identity}; set the context right, or delete ${stateDirectory} if that cluster is gone for good`,
        );
    }
}

function contextToName({ origin, context }: Cluster): string {
    return origin === "given" ? context : "";
}

/** Whether there is more in the state than the stack itself and its providers. */
async function hasResources(stack: Stack): Promise<boolean> {
    const { code, stdout } = await attemptPulumi(stack, ["stack", "export"]);
    if (code !== 0) {
        return false;
    }
    const { deployment } = JSON.parse(stdout) as {
        deployment: { resources?: readonly { type: string }[] };
    };
    return (deployment.resources ?? []).some(({ type }) => !type.startsWith("pulumi:"));
}
