import { z } from "zod";

export const sparkOperator = z
    .strictObject({
        chart: z
            .string()
            .min(1)
            .optional()
            .describe(
                "Folder of the operator's chart, where upstream's chart repository cannot be reached.",
            ),
        overrides: z
            .record(z.string(), z.json())
            .default({})
            .describe("Chart values that replace ours."),
    })
    .prefault({})
    .describe("The Kubeflow Spark operator.");
