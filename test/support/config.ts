import { decodeConfig } from "../../stacks/config/decode.ts";
import type { PlatformConfig } from "../../stacks/config/schema.ts";
import { type PlatformPlan, planPlatform } from "../../stacks/plan/plan.ts";
import { targets } from "../../stacks/targets.ts";
import { kubeSystemUid } from "./deploy.ts";

/** The least that a stack's config must say, as Pulumi hands it over. */
export const rawConfig = {
    target: "dev",
    kubernetes: { context: "test", identity: kubeSystemUid },
} as const;

/** A decoded config with what a test is about. */
export function configWith(raw: Readonly<Record<string, unknown>> = {}): PlatformConfig {
    return decodeConfig({ ...rawConfig, ...raw });
}

/** The plan of a dev stack with what a test is about. */
export function planWith(raw: Readonly<Record<string, unknown>> = {}): PlatformPlan {
    return planPlatform(configWith(raw), { targets, inCode: {} });
}
