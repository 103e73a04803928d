import { fail, pass } from "../live/answers.ts";
import { unmadeService } from "../live/endpoints.ts";
import { stackObjects } from "../live/stackObjects.ts";
import type { LiveEvaluator } from "../rule.ts";

interface Claim {
    readonly metadata: { readonly name: string; readonly namespace: string };
    readonly spec?: { readonly storageClassName?: string };
    readonly status?: { readonly phase?: string };
}

export const probe: LiveEvaluator = async (world) => {
    const claims = await stackObjects<Claim>(world, "/api/v1/persistentvolumeclaims");
    const unbound = claims.filter(({ status }) => status?.phase !== "Bound");
    const faults = unbound.map(({ metadata, spec, status }) =>
        fail(
            `claim ${metadata.namespace}/${metadata.name} is ${status?.phase ?? "new"} (StorageClass ${spec?.storageClassName ?? "none"}), Bound is required`,
        ),
    );
    const { gateway, namespaces } = world.plan;
    const keepsLogs =
        gateway?.origin.kind !== "livy" ||
        claims.some(({ metadata }) => metadata.namespace === namespaces.livy) ||
        (await unmadeService(world, new URL(gateway.gateway.url).hostname)) !== undefined;
    return [
        ...faults,
        ...(keepsLogs ? [] : [fail(`no claim in ${namespaces.livy} keeps Livy's logs`)]),
        ...(faults.length === 0 && keepsLogs ? [pass(`${claims.length} claims`)] : []),
    ];
};
