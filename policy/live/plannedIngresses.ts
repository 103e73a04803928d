import type { HistoryServerPlan } from "../../stacks/plan/eventLog.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";

type Ingress = NonNullable<HistoryServerPlan["ingress"]>;

/** Every Ingress that the plan asks for. */
export function plannedIngresses({
    historyServers,
    gateway,
    fileSystem,
}: PlatformPlan): readonly Ingress[] {
    return [
        ...historyServers.map(({ ingress }) => ingress),
        gateway?.origin.kind === "livy" ? gateway.origin.ingress : undefined,
        fileSystem?.origin.kind === "hdfs" ? fileSystem.origin.ingress : undefined,
    ].filter((ingress) => ingress !== undefined);
}
