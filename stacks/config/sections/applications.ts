import { z } from "zod";

import {
    scheduleSchema,
    specificationSchema,
} from "../../../components/sparkApplication/specification.ts";
import { dnsLabel } from "./values.ts";

const application = specificationSchema.extend({
    schedule: scheduleSchema
        .optional()
        .describe("When it runs, again and again; without it once, at `up`."),
    awaits: z
        .enum(["none", "success"])
        .default("none")
        .describe(
            "success: `up` goes on until the application has ended, and fails with the driver's last lines unless it succeeded.",
        ),
    timeoutSeconds: z
        .int()
        .min(1)
        .optional()
        .describe("How long `up` waits for the end; half an hour unless told otherwise."),
});

export const applications = z
    .record(dnsLabel, application)
    .default({})
    .describe(
        "SparkApplications of this stack by name. A key without a text here is a field of the operator's v1beta2 spec: https://github.com/kubeflow/spark-operator/blob/v2.5.2/docs/api-docs.md.",
    );
