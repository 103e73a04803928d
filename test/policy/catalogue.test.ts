import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { catalogueText, momentsOf, preflightReference } from "../../policy/report/catalogue.ts";
import { rules } from "../../policy/rules.ts";

const repository = join(import.meta.dirname, "..", "..");
const configs = join(repository, "policy", "config");

describe("docs/preflight.md", () => {
    it("is what the rules say today; if not, npm run docs", () => {
        const written = readFileSync(join(repository, "docs", "preflight.md"), "utf8");

        assert.equal(written, preflightReference(rules));
    });
});

describe("the catalogue", () => {
    it("has a line for every rule, with its level, moments and source", () => {
        const lines = catalogueText(rules).trimEnd().split("\n");

        assert.equal(lines.length, rules.length);
        assert.match(
            lines.join("\n"),
            /^hold-secrets +mandatory +live,after +Every Secret .*\[P10\]$/m,
        );
    });

    it("asks every rule at some moment", () => {
        assert.deepEqual(
            rules.filter((rule) => momentsOf(rule).length === 0),
            [],
        );
    });
});

describe("the policy config of a target", () => {
    for (const file of readdirSync(configs)) {
        it(`${file} names only rules, with a level or what they know`, () => {
            const config = JSON.parse(readFileSync(join(configs, file), "utf8")) as Record<
                string,
                string | Record<string, unknown>
            >;

            for (const [id, entry] of Object.entries(config)) {
                const rule = rules.find((candidate) => candidate.id === id);
                assert.ok(rule?.plan !== undefined, id);
                if (typeof entry === "string") {
                    assert.match(entry, /^(mandatory|advisory|disabled)$/);
                } else {
                    const { enforcementLevel, ...settings } = entry;
                    assert.match(
                        JSON.stringify(enforcementLevel ?? "advisory"),
                        /^"(mandatory|advisory)"$/,
                    );
                    assert.deepEqual(
                        Object.keys(settings).filter((key) => !(key in (rule.settings ?? {}))),
                        [],
                    );
                }
            }
        });
    }
});
