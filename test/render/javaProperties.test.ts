import assert from "node:assert/strict";

import fc from "fast-check";

import { javaProperties } from "../../components/render/javaProperties.ts";
import { sparkDefaultsConf } from "../../components/render/sparkConf.ts";
import { parseJavaProperties } from "../support/parseJavaProperties.ts";

/** Any text that Java can hold, half a surrogate pair included, with what the format treats specially more often. */
const text = fc
    .array(
        fc.oneof(
            fc.constantFrom(...Array.from("\\ :=#!\t\n\r\f\0u")),
            fc.integer({ min: 0, max: 0xff_ff }).map((code) => String.fromCharCode(code)),
        ),
    )
    .map((characters) => characters.join(""));

describe("javaProperties", () => {
    it("writes sorted lines, and ends with a newline", () => {
        assert.equal(javaProperties({ b: "2", a: "1" }), "a=1\nb=2\n");
    });

    it("escapes what would end a key, and leaves the same inside a value", () => {
        assert.equal(javaProperties({ "a b:c=d": "a b:c=d" }), "a\\ b\\:c\\=d=a b:c=d\n");
    });

    it("keeps a key that looks like a comment", () => {
        assert.equal(javaProperties({ "#a": "1", "!b": "2" }), "\\!b=2\n\\#a=1\n");
    });

    it("keeps leading spaces, line ends and backslashes of a value", () => {
        assert.equal(javaProperties({ a: "  x\n\ty\\" }), "a=\\ \\ x\\n\\ty\\\\\n");
    });

    it("writes what is not ASCII as code units", () => {
        assert.equal(javaProperties({ a: "é😀" }), "a=\\u00e9\\ud83d\\ude00\n");
    });

    it("is read by Java as what was written", () => {
        fc.assert(
            fc.property(fc.dictionary(text, text, { noNullPrototype: true }), (properties) => {
                assert.deepEqual(parseJavaProperties(javaProperties(properties)), properties);
            }),
            { numRuns: 1000 },
        );
    });

    it("is what spark-defaults.conf is written with", () => {
        assert.equal(
            sparkDefaultsConf({ "spark.b": "file:///x#y", "spark.a": "s3a://b/" }),
            "spark.a=s3a://b/\nspark.b=file:///x#y\n",
        );
    });
});

describe("parseJavaProperties", () => {
    it("reads every form of line that Java's own documentation shows", () => {
        const written = [
            "Truth = Beauty",
            " Truth2:Beauty",
            "Truth3\t\t\t:Beauty",
            "# a comment \\",
            "  ! another",
            "fruits                           apple, banana, pear, \\",
            "                                 cantaloupe, watermelon, \\",
            "                                 kiwi, mango",
            "cheeses",
            "\\:\\=",
        ].join("\r\n");

        assert.deepEqual(parseJavaProperties(written), {
            Truth: "Beauty",
            Truth2: "Beauty",
            Truth3: "Beauty",
            fruits: "apple, banana, pear, cantaloupe, watermelon, kiwi, mango",
            cheeses: "",
            ":=": "",
        });
    });
});
