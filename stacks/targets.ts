import type { PlatformConfig } from "./config/schema.ts";
import { dev } from "./dev.ts";
import type { Target } from "./plan/target.ts";
import { prod } from "./prod.ts";

/** Every kind of environment that a stack can name. */
export const targets: Readonly<Record<PlatformConfig["target"], Target>> = { dev, prod };
