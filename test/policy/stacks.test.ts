import assert from "node:assert/strict";

import { type PlannedResource, plannedStack } from "../../policy/plannedStack.ts";
import { rules } from "../../policy/rules.ts";
import { planWith } from "../support/config.ts";
import { stackWith, stacks } from "../support/stacks.ts";
import type { Registered, World } from "../support/world.ts";

/** Mocks render no chart. */
const withoutChildren = "render-charts";

describe("the checklist on every stack", () => {
    for (const [name, raw] of Object.entries(stacks)) {
        it(`has nothing to say of ${name}`, async () => {
            const resources = planned(await stackWith(raw));
            const stack = { ...plannedStack(resources), plan: planWith(raw) };

            const said = rules
                .filter(({ id }) => id !== withoutChildren)
                .flatMap(({ id, plan }) =>
                    (plan?.(stack, {}) ?? []).map(
                        ({ outcome, evidence }) => `${outcome} ${id}: ${evidence}`,
                    ),
                );

            assert.deepEqual(said, []);
        });
    }
});

function planned({ resources }: World): PlannedResource[] {
    return resources.map(asPlanned);
}

/** What a preview would show of a registration: the names that the provider would make, secrets unwrapped. */
function asPlanned({ urn, type, name, inputs, options }: Registered): PlannedResource {
    const { metadata } = inputs as { metadata?: object };
    return {
        urn,
        type,
        name,
        parent: options.parent,
        props: unwrapped({
            ...inputs,
            ...(metadata !== undefined && { metadata: { name: `${name}-auto`, ...metadata } }),
        }) as PlannedResource["props"],
    };
}

function unwrapped(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(unwrapped);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return "secret" in value && Object.keys(value).length === 1
        ? unwrapped(value.secret)
        : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrapped(inner)]));
}
