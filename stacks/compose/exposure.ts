import type { Exposure } from "../../components/kubernetes/exposure.ts";
import type { HistoryServerPlan } from "../plan/eventLog.ts";

/** A Service is reached through its Ingress, or by a forwarded port. */
export function exposureOf(ingress: HistoryServerPlan["ingress"]): Exposure {
    return ingress === undefined ? { kind: "portForward" } : { kind: "ingress", ...ingress };
}
