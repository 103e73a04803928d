import { readFile } from "node:fs/promises";

import { parse } from "yaml";

import { applications } from "../../stacks/applications.ts";
import { decodeApplications, decodeConfig } from "../../stacks/config/decode.ts";
import { Faults } from "../../stacks/config/faults.ts";
import { type PlatformPlan, planPlatform } from "../../stacks/plan/plan.ts";
import { sourcesFrom } from "../../stacks/sources.ts";
import { targets } from "../../stacks/targets.ts";
import { repository } from "../paths.ts";
import { Refusal } from "../refusal.ts";

const prefix = "sparkstead:";

type Values = Readonly<Record<string, unknown>>;

/** The plan of the stack that a config file of Pulumi is for. */
export async function stackPlan(configFile: string): Promise<PlatformPlan> {
    const text = await readFile(configFile, "utf8").catch(() => undefined);
    if (text === undefined) {
        throw new Refusal(`${configFile} is not there, so there is no stack yet; run npm start`);
    }
    return configPlan(configValues(text));
}

/** What a config file of Pulumi says of this project, as the decoder takes it. */
export function configValues(text: string): Values {
    const { config = {} } = parse(text) as { config?: Values };
    return Object.fromEntries(
        Object.entries(config)
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => [key.slice(prefix.length), value]),
    );
}

/** The plan that such values come to. */
export function configPlan(values: Values): PlatformPlan {
    try {
        return planPlatform(decodeConfig(values), {
            targets,
            inCode: decodeApplications(applications),
            sourceAt: sourcesFrom(repository),
        });
    } catch (error) {
        throw error instanceof Faults ? new Refusal(error.message) : error;
    }
}
