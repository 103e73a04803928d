import { containerd } from "../../../local/cluster/nodeImages.ts";
import type { TrialPlatform } from "./trialPlatform.ts";

export interface ContainerName {
    readonly namespace: string;
    readonly pod: string;
    readonly container: string;
}

/** A pod's containers, those that run before the others included. */
const statuses = ".status['containerStatuses','initContainerStatuses']";

/** Kills a container's first process as `kill -9` does, from the node: a container's own shell cannot. The kubelet starts it again. */
export async function killContainer(
    platform: TrialPlatform,
    { namespace, pod, container }: ContainerName,
): Promise<void> {
    const id = await platform.kubectl([
        ...["get", "pod", pod, `--namespace=${namespace}`],
        `--output=jsonpath={${statuses}[?(@.name=="${container}")].containerID}`,
    ]);
    await containerd(["tasks", "kill", "--signal", "SIGKILL", id.replace("containerd://", "")]);
}
