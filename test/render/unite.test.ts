import assert from "node:assert/strict";

import fc from "fast-check";

import { asSparkHadoop } from "../../components/render/sparkConf.ts";
import { disagreements, unite, withOverrides } from "../../components/render/unite.ts";

const conf = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("1", "2"), {
    noNullPrototype: true,
});

describe("unite", () => {
    it("names both owners and both values of a key that two set differently", () => {
        assert.throws(
            () =>
                unite({
                    hdfs: { "fs.defaultFS": "hdfs://a" },
                    minio: { "fs.defaultFS": "s3a://b" },
                }),
            {
                message:
                    'fs.defaultFS is set twice: "hdfs://a" by hdfs, "s3a://b" by minio; keep one of the two',
            },
        );
    });

    it("names every key that two owners disagree about", () => {
        assert.deepEqual(
            disagreements({ x: { a: "1", b: "1" }, y: { a: "2", b: "2" } }).map(({ key }) => key),
            ["a", "b"],
        );
    });

    it("lets two owners say the same", () => {
        assert.deepEqual(unite({ x: { a: "1" }, y: { a: "1", b: "2" } }), { a: "1", b: "2" });
    });

    it("gives the same whichever owner comes first, or refuses both", () => {
        fc.assert(
            fc.property(conf, conf, (x, y) => {
                const united = (owners: Parameters<typeof unite>[0]): unknown => {
                    try {
                        return unite(owners);
                    } catch {
                        return "refused";
                    }
                };
                assert.deepEqual(united({ x, y }), united({ y, x }));
            }),
        );
    });
});

describe("withOverrides", () => {
    it("replaces the base's values and keeps the rest", () => {
        assert.deepEqual(withOverrides({ a: "1", b: "1" }, { b: "2", c: "2" }), {
            a: "1",
            b: "2",
            c: "2",
        });
    });
});

describe("asSparkHadoop", () => {
    it("puts Hadoop's keys under the prefix that Spark hands on", () => {
        assert.deepEqual(asSparkHadoop({ "fs.s3a.endpoint": "x" }), {
            "spark.hadoop.fs.s3a.endpoint": "x",
        });
    });
});
