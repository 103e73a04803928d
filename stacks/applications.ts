import type { PlatformConfig } from "./config/schema.ts";

/** SparkApplications declared in TypeScript, beside those of the stack's config (sparkstead:applications). */
export const applications: PlatformConfig["applications"] = {};
