import { z } from "zod";

import { quantity } from "./values.ts";

export const capacity = z
    .strictObject({
        cpu: quantity.optional().describe("CPU that the platform may request in sum."),
        memory: quantity.optional().describe("Memory that the platform may request in sum."),
    })
    .prefault({})
    .describe("What the cluster offers to the platform; a plan that needs more is refused.");
