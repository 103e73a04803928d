import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

import { catalogue } from "../../images/catalogue.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { Refusal } from "../refusal.ts";
import { configPlan, configValues } from "../smoke/stackPlan.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * The plan of a stack, from this machine's copy of its config where `npm start` has made one, else as it is committed: what only a
 * machine knows has a stand-in there.
 */
export async function planOfStack(
    stack: string,
    { repository, machine }: { readonly repository: string; readonly machine: string },
): Promise<PlatformPlan> {
    const file = `Pulumi.${stack}.yaml`;
    for (const directory of [machine, repository]) {
        const text = await readFile(join(directory, file), "utf8").catch(() => undefined);
        if (text !== undefined) {
            return configPlan(completed(configValues(text)));
        }
    }
    const stacks = (await readdir(repository))
        .map((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1])
        .filter((name) => name !== undefined);
    throw new Refusal(`found no stack "${stack}"; there are ${stacks.join(", ")}`);
}

function completed(values: Values): Values {
    const { kubernetes, images } = values as {
        kubernetes?: Values;
        images?: { references?: Values };
    };
    const built = Object.entries(catalogue)
        .filter(([, { origin }]) => origin === "built")
        .map(([name, { version }]): [string, string] => [
            name,
            `sparkstead.local/${name}:${version}`,
        ]);
    return {
        ...values,
        kubernetes: {
            context: "unknown",
            identity: "00000000-0000-4000-8000-000000000000",
            ...kubernetes,
        },
        images: {
            ...images,
            references: {
                ...Object.fromEntries(built),
                ...images?.references,
            },
        },
    };
}
