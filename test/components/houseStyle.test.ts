import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const repository = join(import.meta.dirname, "..", "..");

/** Every TypeScript file below a folder of the repository, with its text. */
function sources(folder: string): readonly (readonly [file: string, text: string])[] {
    return readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => join(folder, file))
        .map((file) => [file, readFileSync(join(repository, file), "utf8")] as const);
}

const components = [...sources("components"), ...sources("stacks")].flatMap(([file, text]) =>
    [...text.matchAll(/export class (\w+) extends pulumi\.ComponentResource\b([^]*?)^}/gm)].map(
        ([, name = "", body = ""]) => ({ file, name, body }),
    ),
);

describe("every component", () => {
    it("is found here", () => {
        assert.ok(components.length >= 7, String(components.length));
    });

    for (const { file, name, body } of components) {
        it(`${name} has a type token of its folder and class, by which policies know it`, () => {
            const folder = file.startsWith("stacks/") ? "stacks" : file.split("/")[1];

            const [, token] = /static readonly __pulumiType = "([^"]*)";/.exec(body) ?? [];

            assert.equal(token, `sparkstead:${folder ?? ""}:${name}`);
            assert.match(body, new RegExp(`super\\(${name}\\.__pulumiType, `));
        });

        it(`${name} is in a file of its name and registers its outputs last`, () => {
            const main = `${name.charAt(0).toLowerCase()}${name.slice(1)}.ts`;

            assert.equal(file.split("/").at(-1), main);
            const [constructor = ""] = /constructor\([^]*?^ {4}}/m.exec(body) ?? [];
            assert.match(constructor, /this\.registerOutputs\([^;]*\);\n {4}}$/);
        });
    }
});

describe("every @default of a doc comment", () => {
    const documented = sources("components").flatMap(([file, text]) =>
        [...text.matchAll(/@default ("[^"]*"|[\d.]+)[^]*?\*\/\s*readonly (\w+)\??:/g)].map(
            ([, value = "", field = ""]) => ({ file, text, value, field }),
        ),
    );

    it("is found here", () => {
        assert.ok(documented.length >= 2, String(documented.length));
    });

    for (const { file, text, value, field } of documented) {
        it(`is what the code takes: ${file} ${field} = ${value}`, () => {
            const [, taken] = new RegExp(`\\.${field} \\?\\? ("[^"]*"|[\\d.]+)`).exec(text) ?? [];

            assert.equal(taken, value);
        });
    }
});

describe("the plan", () => {
    it("loads nothing of Pulumi, so that it can be read without an engine", () => {
        const loaded = new Map<string, string>();
        const load = (file: string, by: string): void => {
            if (loaded.has(file)) {
                return;
            }
            loaded.set(file, by);
            const text = readFileSync(file, "utf8");
            for (const [statement, from = ""] of text.matchAll(
                /^(?:import|export) (?!type\b)[^;]*?from "([^"]+)";/gm,
            )) {
                const onlyTypes = /^import \{(\s*type \w+,?)+\s*\}/.test(statement);
                if (from.startsWith(".")) {
                    load(join(dirname(file), from), file);
                } else if (!onlyTypes && from.startsWith("@pulumi/")) {
                    loaded.set(from, file);
                }
            }
        };
        load(join(repository, "stacks/plan/plan.ts"), "");
        load(join(repository, "stacks/config/decode.ts"), "");
        load(join(repository, "stacks/outputs.ts"), "");

        const pulumi = [...loaded]
            .filter(([what]) => what.startsWith("@pulumi/"))
            .map(([what, by]) => `${relative(repository, by)} imports ${what}`);

        assert.deepEqual(pulumi, []);
        assert.ok(loaded.size > 15);
    });
});
