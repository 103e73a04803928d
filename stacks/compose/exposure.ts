import type { Exposure } from "../../components/kubernetes/exposure.ts";
import type { Ingress } from "../config/sections/ingress.ts";

/** A Service is reached through its Ingress, or by a forwarded port. */
export function exposureOf(ingress: Ingress): Exposure {
    return ingress === undefined ? { kind: "portForward" } : { kind: "ingress", ...ingress };
}
