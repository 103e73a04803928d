import assert from "node:assert/strict";

import { explainAll, explainKey } from "../../../local/explain/explanation.ts";
import { Refusal } from "../../../local/refusal.ts";
import { planWith } from "../../support/config.ts";

/** The rows below the key. */
function rows(text: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
        text
            .split("\n")
            .slice(1)
            .map((line) => line.trim().split(/ {2,}/) as [string, string]),
    );
}

function refusalOf(key: string): string {
    try {
        explainKey(planWith(), key);
    } catch (error) {
        assert.ok(error instanceof Refusal);
        return error.message;
    }
    assert.fail(`${key} is explained`);
}

describe("explainKey", () => {
    it("says where a value comes from and who reads it", () => {
        assert.deepEqual(rows(explainKey(planWith(), "spark.hadoop.fs.s3a.committer.name")), {
            value: "magic",
            from: "committer (sparkstead:spark.committer)",
            "read by": "SparkApplications of the operator, Livy, client pods (npm run spark)",
        });
    });

    it("leaves out readers that take the value from elsewhere", () => {
        assert.equal(
            rows(explainKey(planWith(), "spark.kubernetes.namespace"))["read by"],
            "Livy, client pods (npm run spark)",
        );
    });

    it("knows the History Servers that read the same directory by another key, and the same store", () => {
        const plan = planWith({
            fileSystem: { kind: "external", defaultFs: "hdfs://lake" },
            eventLog: { written: "fileSystem", alsoRead: "bucket" },
        });
        const readers = (key: string): string => rows(explainKey(plan, key))["read by"] ?? "";

        assert.match(
            readers("spark.eventLog.dir"),
            /, spark-history-server \(as spark\.history\.fs\.logDirectory\)$/,
        );
        assert.match(readers("spark.hadoop.fs.s3a.endpoint"), /, spark-history-server-bucket$/);
    });

    it("shows what a user's value stands in place of", () => {
        const plan = planWith({ spark: { defaults: { "spark.eventLog.enabled": "false" } } });

        assert.deepEqual(rows(explainKey(plan, "spark.eventLog.enabled")), {
            value: "false",
            from: "user (sparkstead:spark.defaults)",
            "instead of": "true, from eventLog (sparkstead:eventLog)",
            "read by": "SparkApplications of the operator, Livy, client pods (npm run spark)",
        });
    });

    it("explains each key that holds the text", () => {
        assert.deepEqual(explainKey(planWith(), "eventLog").match(/^spark\.\S+/gm), [
            "spark.eventLog.dir",
            "spark.eventLog.enabled",
        ]);
    });

    it("names the key that was meant", () => {
        assert.match(refusalOf("spark.eventlog.dir"), /did you mean "spark\.eventLog\.dir"\?$/);
        assert.match(
            refusalOf("spark.executor.extraclasspath"),
            /did you mean "spark\.executor\.extraClassPath"\?$/,
        );
    });

    it("tells a key that the platform leaves alone from one that nobody knows", () => {
        assert.match(refusalOf("spark.sql.shuffle.partitions"), /Spark's own default/);
        assert.match(refusalOf("spark.nonsense.of.mine"), /neither the platform nor Spark/);
    });
});

describe("explainAll", () => {
    it("names every default with its value and origin", () => {
        const plan = planWith();
        const text = explainAll(plan);

        for (const { key, value, origin } of plan.runtime.defaults) {
            assert.ok(text.includes(`${key} = ${value}\n    ${origin}`), key);
        }
    });
});
