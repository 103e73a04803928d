import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { PolicyConfig } from "../../policy/levels.ts";
import { repository } from "../paths.ts";
import { jsonIn } from "./jsonIn.ts";

/** What a target says to the rules. */
export async function policyConfigOf(target: string): Promise<PolicyConfig> {
    const file = policyConfigFile(target);
    return jsonIn(file, await readFile(file, "utf8")) as PolicyConfig;
}

export function policyConfigFile(target: string): string {
    return join(repository, "policy", "config", `${target}.json`);
}
