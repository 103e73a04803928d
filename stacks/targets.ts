import { dev } from "./dev.ts";
import type { Targets } from "./plan/target.ts";
import { prod } from "./prod.ts";

export const targets: Targets = { dev, prod };
