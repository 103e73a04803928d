import { restrictedPod } from "./podSecurity.ts";

/**
 * What every pod of ours has in common: no token, no variables of its neighbours' Services, which scripts take for their own
 * (METASTORE_PORT, SPARK_*), Pod Security `restricted` under the image's user, and the keys of the registries.
 */
export function podBasics(
    user: number,
    imagePullSecrets: readonly string[],
): {
    readonly automountServiceAccountToken: false;
    readonly enableServiceLinks: false;
    readonly securityContext: ReturnType<typeof restrictedPod>;
    readonly imagePullSecrets: { name: string }[];
} {
    return {
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: restrictedPod(user),
        imagePullSecrets: imagePullSecrets.map((name) => ({ name })),
    };
}
