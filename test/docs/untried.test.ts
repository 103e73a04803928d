import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const repository = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(repository, "docs", "untried.md"), "utf8");

/** "- `test/file`: title of a test" */
const references = [...page.matchAll(/^- `([^`]+)`(?:: (.+))?$/gm)].map(([, file = "", title]) => ({
    file,
    title,
}));

describe("docs/untried.md", () => {
    it("names tests for everything that could not be tried", () => {
        const [, ...sections] = page.split(/^## /m);

        assert.ok(sections.length > 3);
        assert.deepEqual(
            sections.filter((section) => !section.includes("\n- `test/")),
            [],
        );
    });

    for (const { file, title } of references) {
        it(`names what is there: ${file}${title === undefined ? "" : `, ${title}`}`, () => {
            const text = readFileSync(join(repository, file), "utf8");

            assert.ok(title === undefined || isTitleIn(text, title));
        });
    }
});

/** Whether a file has a test of that title; a title may be a template. */
function isTitleIn(text: string, title: string): boolean {
    return [...text.matchAll(/\bit\(\s*(["`])(.+?)\1/g)].some(([, , said = ""]) => {
        const [start = "", ...rest] = said.split(/\$\{[^}]*\}/);
        return rest.length === 0
            ? title === said
            : title.startsWith(start) && title.endsWith(rest.at(-1) ?? "");
    });
}
