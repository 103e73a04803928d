import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { configurationReference } from "../../stacks/config/documentation.ts";
import { configSchema } from "../../stacks/config/schema.ts";

const repository = join(import.meta.dirname, "..", "..");

/** The cells of a key's row. */
function rowOf(key: string): readonly string[] {
    const line = configurationReference()
        .split("\n")
        .find((candidate) => candidate.startsWith(`| \`${key}\` |`));
    assert.ok(line !== undefined, key);
    return line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, ""));
}

describe("docs/configuration.md", () => {
    it("is what the schema says today; if not, npm run docs", () => {
        const written = readFileSync(join(repository, "docs", "configuration.md"), "utf8");

        assert.equal(written, configurationReference());
    });

    it("has a section for every key, and says something of each", () => {
        for (const key of Object.keys(configSchema.shape)) {
            assert.match(
                configurationReference(),
                new RegExp(`^## sparkstead:${key}\n\n[A-Z].+\\.\n`, "m"),
            );
        }
    });

    it("shows type, default and text of a key", () => {
        assert.deepEqual(rowOf("namespaces.jobs"), [
            "`namespaces.jobs`",
            "DNS label",
            "`spark-jobs`",
            "Drivers and executors.",
        ]);
    });

    it("says what must be there", () => {
        assert.deepEqual(
            ["target", "kubernetes.context", "kubernetes.identity"].map((key) => rowOf(key)[2]),
            ["required", "required", "required"],
        );
    });

    it("shows what tells the options of a union apart once, and which option a key belongs to", () => {
        assert.deepEqual(rowOf("objectStore.kind").slice(1, 3), ["`minio`, `external`", "`minio`"]);
        assert.match(rowOf("objectStore.endpoint")[3] ?? "", /^With external: /);
        assert.match(rowOf("spark.committer.stagingPath")[3] ?? "", /^With directory: /);
    });

    it("goes into lists and maps", () => {
        assert.equal(rowOf("applications.<name>.driver.configMaps[].path")[2], "required");
        assert.match(rowOf("images.references")[1] ?? "", /^map of image reference, by `spark`, /);
    });

    it("says which names a map takes, or of what shape they are", () => {
        const principals =
            "`spark`, `history-server`, `spark-operator`, `metastore`, `livy`, `content`, `sql-backup`";

        assert.equal(
            rowOf("objectStore.keyRevisions")[1],
            `map of integer, at least 1, by ${principals}`,
        );
        assert.equal(rowOf("objectStore.secrets")[1], `map of DNS label, by ${principals}`);
        assert.equal(rowOf("sqlDatabase.databases")[1], "map by `metastore`");
        assert.equal(rowOf("content.fileSystem.files")[1], "map by absolute path");
        assert.equal(rowOf("fileSystem.coreSite")[1], "map of string, by key of Hadoop");
        assert.equal(rowOf("applications.<name>.hadoopConf")[1], "map of string");
    });
});
