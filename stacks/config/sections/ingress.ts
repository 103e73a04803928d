import { z } from "zod";

import { dnsLabel, hostName } from "./values.ts";

/** An Ingress for a Service; without it people forward a port. `what`: as in "Host name of the web page". */
export function ingress(what: string): z.ZodOptional<
    z.ZodObject<{
        host: typeof hostName;
        ingressClass: z.ZodOptional<typeof dnsLabel>;
    }>
> {
    return z
        .strictObject({
            host: hostName.describe(`Host name of ${what}.`),
            ingressClass: dnsLabel
                .optional()
                .describe("IngressClass; without it the cluster's default."),
        })
        .optional();
}

export type Ingress = z.infer<ReturnType<typeof ingress>>;
