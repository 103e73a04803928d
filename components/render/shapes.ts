import { z } from "zod";

import { isAmount, javaBytesValue } from "./quantity.ts";

/** Texts of one shape that the config of a stack and the spec of an application both hold. */

export const quantity = z
    .string()
    .refine(isAmount, 'expected a quantity such as "10Gi" or "500m"')
    .meta({ title: "quantity" });

export const javaSize = z
    .string()
    .refine(
        (text) => javaBytesValue(text) !== undefined,
        'expected a JVM size such as "512m" or "2g"',
    )
    .meta({ title: "JVM size" });

export const sparkKey = z
    .string()
    .startsWith("spark.", 'expected a key that starts with "spark."; Spark ignores any other');
