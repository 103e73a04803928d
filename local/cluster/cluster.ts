/** A Kubernetes cluster that the platform goes to. */
export interface Cluster {
    readonly origin: "given" | "kind" | "embedded";

    /** Path of its kubeconfig. */
    readonly kubeconfig: string;

    readonly context: string;

    /** Uid of its namespace `kube-system`: the same name may lead to another cluster tomorrow. */
    readonly identity: string;
}

export { startEmbedded } from "./embedded.ts";
export { embeddedStatus } from "./embeddedStatus.ts";
export { useGivenCluster } from "./givenCluster.ts";
export { bringImages, chooseCluster, namedContext, stopCluster } from "./chooseCluster.ts";
