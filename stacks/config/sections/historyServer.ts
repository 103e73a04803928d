import { z } from "zod";

import { dnsLabel, hostName, sparkDuration } from "./values.ts";

const ingress = z
    .strictObject({
        host: hostName.describe("Host name of the web page."),
        ingressClass: dnsLabel
            .optional()
            .describe("IngressClass; without it the cluster's default."),
    })
    .optional();

export const historyServer = z
    .strictObject({
        maxAge: sparkDuration
            .default("7d")
            .describe(
                "Age at which event logs are deleted. Lowering it deletes at the next cleaning.",
            ),
        cleaningInterval: sparkDuration.default("1d").describe("Time between two cleanings."),
        ingress: ingress.describe(
            "An Ingress for the web page; without it use kubectl port-forward.",
        ),
        otherIngress: ingress.describe(
            "The same for the History Server of the other store (eventLog.alsoRead).",
        ),
    })
    .prefault({})
    .describe("Spark's History Server.");
