import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import type { Rule } from "../../policy/rule.ts";
import { rules } from "../../policy/rules.ts";
import { configurationReference } from "../../stacks/config/documentation.ts";
import { type Fixture, saidOf } from "./support/fixture.ts";

const repository = join(import.meta.dirname, "..", "..");

/** The cases of each rule, in a file of the rule's name. */
const cases = new Map<string, readonly Fixture[]>();
const planned = rules.filter(({ plan }) => plan !== undefined);
for (const { id } of planned) {
    const name = camelCase(id);
    const module = (await import(`./fixtures/${name}.ts`)) as Record<string, readonly Fixture[]>;
    cases.set(id, module[name] ?? []);
}

describe("the checklist on a plan", () => {
    for (const [id, fixtures] of cases) {
        describe(id, () => {
            for (const fixture of fixtures) {
                const verb = id in (fixture.finds ?? {}) ? "refuses" : "does not refuse";

                it(`${verb} ${fixture.about}`, () => {
                    assertSaid(fixture, rules);
                });
            }
        });
    }

    for (const { id } of planned) {
        it(`has a case of its own for and against ${id}`, () => {
            const own = cases.get(id) ?? [];

            assert.ok(own.some(({ finds = {} }) => id in finds));
            assert.ok(own.some(({ finds = {} }) => !(id in finds)));
        });

        it(`would not be the same without ${id}`, () => {
            const others = rules.filter((rule) => rule.id !== id);

            assert.ok((cases.get(id) ?? []).some((fixture) => !isSaid(fixture, others)));
        });
    }

    it("is a list of every file of policy/rules, each named after its rule", () => {
        const files = readdirSync(join(repository, "policy", "rules"));

        assert.deepEqual(rules.map(({ id }) => `${camelCase(id)}.ts`).sort(), files.sort());
    });

    it("says of every rule what it is, why, whence, and what to do", () => {
        for (const { id, title, reason, source, remedy } of rules) {
            assert.match(title, /^[A-Z].*[^.]$/, id);
            assert.match(reason, /^[A-Z].*\.$/, id);
            assert.match(source, /\S/, id);
            assert.match(remedy, /^[a-z].*[^.]$/, id);
        }
    });

    it("names in each remedy the config that does it, and no key that there is not", () => {
        const reference = configurationReference();
        for (const { id, remedy } of rules) {
            const keys = [...remedy.matchAll(/sparkstead:([\w.]*\w)/g)].map(([, key = ""]) => key);

            assert.ok(keys.length > 0 || /policy config|no config key/.test(remedy), id);
            for (const key of keys) {
                const isKnown = new RegExp(`^(## sparkstead:${key}$|\\| \`${key}[\`.])`, "m");
                assert.match(reference, isKnown, `${id}: ${key}`);
            }
        }
    });
});

/** What the rules say is what the case says that they say: no finding less, and no false alarm beside it. */
function assertSaid(fixture: Fixture, catalogue: readonly Rule[]): void {
    const { finds = {}, cannotTell = {} } = fixture;
    const said = saidOf(fixture, catalogue);
    for (const [found, expected] of [
        [said.fail, finds],
        [said.unknown, cannotTell],
    ] as const) {
        const text = JSON.stringify(found, undefined, 2);
        assert.deepEqual(Object.keys(found).sort(), Object.keys(expected).sort(), text);
        for (const [id, part] of Object.entries(expected)) {
            assert.ok(
                found[id]?.some((evidence) => evidence.includes(part)),
                `${id} does not say "${part}": ${text}`,
            );
        }
    }
}

function isSaid(fixture: Fixture, catalogue: readonly Rule[]): boolean {
    try {
        assertSaid(fixture, catalogue);
        return true;
    } catch {
        return false;
    }
}

function camelCase(id: string): string {
    return id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
