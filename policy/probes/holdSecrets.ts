import { externalSecrets } from "../externalSecrets.ts";
import { fail, found, pass, unknown } from "../live/answers.ts";
import type { LiveWorld } from "../live/liveWorld.ts";
import { type NeededSecret, neededSecrets } from "../live/neededSecrets.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

interface Secret {
    readonly data?: Readonly<Record<string, string>>;
}

export const probe: LiveEvaluator = async (world) => {
    const needed = neededSecrets(world.plan);
    const findings = await Promise.all(needed.map((secret) => lookedAt(secret, world)));
    return findings.flat().length > 0
        ? findings.flat()
        : [pass(`${needed.length} Secrets with all their keys`)];
};

async function lookedAt(
    { namespace, name, keys }: NeededSecret,
    { cluster, plan }: LiveWorld,
): Promise<readonly Finding[]> {
    const address = `Secret ${namespace}/${name}`;
    const secret = await found<Secret>(cluster, `/api/v1/namespaces/${namespace}/secrets/${name}`);
    if (secret === undefined) {
        const isMade = !externalSecrets(plan).has(name);
        const isUp = (await found(cluster, `/api/v1/namespaces/${namespace}`)) !== undefined;
        return isMade && !isUp
            ? [unknown(`${address} is not made yet, nor is its namespace`)]
            : [fail(`${address} is not there, it is required`)];
    }
    return keys.flatMap((key) => {
        const value = secret.data?.[key];
        if (value === undefined) {
            const has = Object.keys(secret.data ?? {}).join(", ") || "none";
            return [fail(`${address} has no key ${key} (it has ${has})`)];
        }
        return value === "" ? [fail(`${address} has nothing under ${key}`)] : [];
    });
}
