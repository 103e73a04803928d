import { z } from "zod";

import { ingress } from "./ingress.ts";
import { sparkDuration } from "./values.ts";

export const historyServer = z
    .strictObject({
        maxAge: sparkDuration
            .default("7d")
            .describe(
                "Age at which event logs are deleted. Lowering it deletes at the next cleaning.",
            ),
        cleaningInterval: sparkDuration.default("1d").describe("Time between two cleanings."),
        ingress: ingress("the web page").describe(
            "An Ingress for the web page; without it use kubectl port-forward.",
        ),
        otherIngress: ingress("the web page").describe(
            "The same for the History Server of the other store (eventLog.alsoRead).",
        ),
    })
    .prefault({})
    .describe("Spark's History Server.");
