import assert from "node:assert/strict";

import fc from "fast-check";

import { hadoopXml } from "../../components/render/hadoopXml.ts";
import { notXml, parseHadoopXml } from "../support/parseHadoopXml.ts";

const text = fc
    .array(
        fc.oneof(
            fc.constantFrom(...Array.from("&<>\r\n\t ]\"'")),
            fc.string({ unit: "binary", maxLength: 3 }),
        ),
    )
    .map((parts) => parts.join(""));
const value = text.filter((candidate) => !notXml.test(candidate));
/** Hadoop trims names, so a name has no white space around it. */
const name = value.filter((candidate) => candidate === candidate.trim());

describe("hadoopXml", () => {
    it("writes properties sorted by name, and ends with a newline", () => {
        assert.equal(
            hadoopXml({ "fs.trash.interval": "1440", "fs.defaultFS": "hdfs://lake" }),
            `<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <property>
    <name>fs.defaultFS</name>
    <value>hdfs://lake</value>
  </property>
  <property>
    <name>fs.trash.interval</name>
    <value>1440</value>
  </property>
</configuration>
`,
        );
    });

    it("escapes markup", () => {
        assert.match(hadoopXml({ a: "<b>&amp;\r" }), /<value>&lt;b&gt;&amp;amp;&#13;<\/value>/);
    });

    it("is read by Hadoop as what was written", () => {
        fc.assert(
            fc.property(fc.dictionary(name, value, { noNullPrototype: true }), (conf) => {
                assert.deepEqual(parseHadoopXml(hadoopXml(conf)), conf);
            }),
            { numRuns: 1000 },
        );
    });

    it("refuses a character that no XML document can hold, naming the key", () => {
        assert.throws(
            () => hadoopXml({ "fs.defaultFS": "hdfs://lake\u0000" }),
            /^Error: fs\.defaultFS: XML cannot hold the character U\+0000$/,
        );
    });
});

describe("parseHadoopXml", () => {
    for (const broken of [
        "<configuration></configuration>",
        '<?xml version="1.0" encoding="UTF-8"?><configuration><property></configuration>',
        '<?xml version="1.0" encoding="UTF-8"?><configuration><property><name>a</name><value>&b</value></property></configuration>',
    ]) {
        it(`refuses ${broken}`, () => {
            assert.throws(() => parseHadoopXml(broken));
        });
    }
});
