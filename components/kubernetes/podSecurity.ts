/**
 * Security contexts that Pod Security `restricted` accepts.
 * @source https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function restrictedPod(user: number): {
    readonly runAsNonRoot: true;
    readonly runAsUser: number;
    readonly runAsGroup: number;
    readonly fsGroup: number;
    readonly fsGroupChangePolicy: "OnRootMismatch";
    readonly seccompProfile: { readonly type: "RuntimeDefault" };
} {
    return {
        runAsNonRoot: true,
        runAsUser: user,
        runAsGroup: user,
        fsGroup: user,
        // A recursive chown at each start takes minutes on a full volume.
        fsGroupChangePolicy: "OnRootMismatch",
        seccompProfile: { type: "RuntimeDefault" },
    };
}

/**
 * Annotation of a workload whose pods need more, with the reason: the policy passes over it. The API server does not, so such a pod needs
 * a namespace of its own level as well.
 */
export const podSecurityException = "sparkstead.io/pod-security-exception";

/** The container's half: PodSecurity asks for these on every container. */
export const restrictedContainer = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    readOnlyRootFilesystem: true,
};

/** As above for images that write beside their volumes (Spark's work directory). */
export const restrictedWritableContainer = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
};
