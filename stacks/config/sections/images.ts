import { z } from "zod";

import { platformImages } from "../../plan/images.ts";
import { dnsLabel, imageReference } from "./values.ts";

export const images = z
    .strictObject({
        registry: z
            .string()
            .regex(
                /^[^\s/]+(\/[^\s:/]+)*$/,
                "expected a registry host, perhaps with a path, and no slash at the end",
            )
            .optional()
            .describe("Registry that holds a copy of the public images, under their own paths."),
        pullSecrets: z
            .array(dnsLabel)
            .default([])
            .describe("Secrets for the registry, which exist in every namespace of the stack."),
        // Of any type: a fault of the decoder would show the value.
        registryCredentials: z
            .unknown()
            .optional()
            .meta({ title: "secret text" })
            .describe(
                "Content of a Docker config.json, set with `--secret`; refused in plain text. The platform makes a Secret of it in each of its namespaces, so none has to exist before the first `up`.",
            ),
        references: z
            .partialRecord(z.enum(platformImages), imageReference)
            .default({})
            .describe("Reference of single images, instead of the catalogue's."),
    })
    .prefault({})
    .describe("Where images come from.");
