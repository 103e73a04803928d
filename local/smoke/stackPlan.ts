import { readFile } from "node:fs/promises";

import { parse } from "yaml";

import { applications } from "../../stacks/applications.ts";
import { decodeApplications, decodeConfig } from "../../stacks/config/decode.ts";
import { Faults } from "../../stacks/config/faults.ts";
import { type PlatformPlan, planPlatform } from "../../stacks/plan/plan.ts";
import { targets } from "../../stacks/targets.ts";
import { Refusal } from "../refusal.ts";

const prefix = "sparkstead:";

/** The plan of the stack that a config file of Pulumi is for. */
export async function stackPlan(configFile: string): Promise<PlatformPlan> {
    const text = await readFile(configFile, "utf8").catch(() => undefined);
    if (text === undefined) {
        throw new Refusal(`${configFile} is not there, so there is no stack yet; run npm start`);
    }
    const { config = {} } = parse(text) as { config?: Readonly<Record<string, unknown>> };
    const values = Object.entries(config)
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key.slice(prefix.length), value]);
    const raw = Object.fromEntries(values) as Readonly<Record<string, unknown>>;
    try {
        return planPlatform(decodeConfig(raw), {
            targets,
            inCode: decodeApplications(applications),
        });
    } catch (error) {
        throw error instanceof Faults ? new Refusal(error.message) : error;
    }
}
