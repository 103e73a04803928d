import { fail, pass } from "../live/answers.ts";
import { unmadeService } from "../live/endpoints.ts";
import { stackClaims } from "../live/stackClaims.ts";
import type { LiveEvaluator } from "../rule.ts";

export const probe: LiveEvaluator = async (world) => {
    const claims = await stackClaims(world);
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
