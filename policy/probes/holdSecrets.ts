import { externalSecrets } from "../externalSecrets.ts";
import { fail, found, orUnknown, pass, unknown } from "../live/answers.ts";
import type { LiveWorld } from "../live/liveWorld.ts";
import { type NeededSecret, neededSecrets } from "../live/neededSecrets.ts";
import { declaredObjects } from "../live/stackState.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

interface Secret {
    readonly data?: Readonly<Record<string, string>>;
}

/** An object as the state holds it. */
interface Named {
    readonly metadata: { readonly name?: string; readonly namespace?: string };
}

export const probe: LiveEvaluator = async (world) => {
    const needed = neededSecrets(world.plan);
    const findings = await Promise.all(
        needed.map((secret) => orUnknown(() => lookedAt(secret, world))),
    );
    return findings.flat().length > 0
        ? findings.flat()
        : [pass(`${needed.length} Secrets with all their keys`)];
};

async function lookedAt(needed: NeededSecret, world: LiveWorld): Promise<readonly Finding[]> {
    const { namespace, name, keys } = needed;
    const path = `/api/v1/namespaces/${namespace}/secrets/${name}`;
    const secret = await found<Secret>(world.cluster, path);
    if (secret === undefined) {
        return [await whyMissing(needed, world)];
    }
    const address = addressOf(needed);
    return keys.flatMap((key) => {
        const value = secret.data?.[key];
        if (value === undefined) {
            const has = Object.keys(secret.data ?? {}).join(", ") || "none";
            return [fail(`${address} has no key ${key} (it has ${has})`)];
        }
        return value === "" ? [fail(`${address} has nothing under ${key}`)] : [];
    });
}

/** One that `up` makes is wanted only once the state has it: a part may be added to a running platform. */
async function whyMissing(
    needed: NeededSecret,
    { cluster, plan, state }: LiveWorld,
): Promise<Finding> {
    const address = addressOf(needed);
    const isExternal = externalSecrets(plan).has(needed.name);
    const namespace = await found(cluster, `/api/v1/namespaces/${needed.namespace}`);
    if (namespace === undefined && !isExternal) {
        return unknown(`${address} is not made yet, nor is its namespace`);
    }
    if (needed.maker === "somebody else") {
        return fail(`${address} is not there, it is required`);
    }
    const declared = declaredObjects(await state.exported(), "core/v1:Secret") as readonly Named[];
    const isDeclared = declared.some(
        ({ metadata }) => metadata.namespace === needed.namespace && metadata.name === needed.name,
    );
    return isDeclared
        ? fail(`${address} is not there, the state has it`)
        : unknown(`${address} is not made yet, \`up\` makes it`);
}

function addressOf({ namespace, name }: NeededSecret): string {
    return `Secret ${namespace}/${name}`;
}
