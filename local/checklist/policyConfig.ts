import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { PolicyConfig } from "../../policy/levels.ts";
import { repository } from "../paths.ts";

/** What a target says to the rules. */
export async function policyConfigOf(target: string): Promise<PolicyConfig> {
    return JSON.parse(await readFile(policyConfigFile(target), "utf8")) as PolicyConfig;
}

export function policyConfigFile(target: string): string {
    return join(repository, "policy", "config", `${target}.json`);
}
