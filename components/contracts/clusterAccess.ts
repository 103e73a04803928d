/** How to reach the cluster from the machine that runs Pulumi. */
export interface ClusterAccess {
    /** Context of the kubeconfig; the ambient current-context is never used. */
    readonly context: string;

    /** Path of the kubeconfig; without it kubectl's own search ($KUBECONFIG, ~/.kube/config). */
    readonly kubeconfig?: string | undefined;
}

/** How kubectl is told of it. */
export function kubectlArguments(
    { context, kubeconfig }: ClusterAccess,
    namespace: string,
): string[] {
    return [
        ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
        `--context=${context}`,
        `--namespace=${namespace}`,
    ];
}
