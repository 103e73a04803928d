import assert from "node:assert/strict";

import { parse } from "yaml";

import {
    type ConfigTexts,
    type MachineFacts,
    machineConfig,
} from "../../../local/stack/machineConfig.ts";

describe("this machine's copy of a stack's config", () => {
    it("holds the committed values, the salt, the cluster and the images that were built", () => {
        const text = machineConfig(
            texts({ committed: "config: { sparkstead:target: dev }" }),
            facts(),
        );

        assert.deepEqual(parse(text), {
            encryptionsalt: "v1:salt",
            config: {
                "sparkstead:target": "dev",
                "sparkstead:kubernetes": {
                    context: "embedded",
                    identity: "uid-1",
                    kubeconfig: "/kubeconfig",
                },
                "sparkstead:images": { references: { spark: "sparkstead.local/spark:1" } },
            },
        });
    });

    it("follows the committed config and the images where the user has changed nothing", () => {
        const before = machineConfig(texts({ committed: "config: { a:b: old }" }), facts());

        const after = configOf(
            texts({ committed: "config: { a:b: new }", copy: before, lastWritten: before }),
            facts({ imageReferences: { spark: "sparkstead.local/spark:2" } }),
        );

        assert.equal(after["a:b"], "new");
        assert.deepEqual(after["sparkstead:images"], {
            references: { spark: "sparkstead.local/spark:2" },
        });
    });

    it("keeps what the user has set in the copy, a secret included", () => {
        const before = machineConfig(texts({ committed: "config: { a:b: committed }" }), facts());
        const copy = before.replace("a:b: committed", "a:b: mine\n  a:key: { secure: v1:abc }");

        const after = configOf(
            texts({ committed: "config: { a:b: committed anew }", copy, lastWritten: before }),
            facts(),
        );

        assert.equal(after["a:b"], "mine");
        assert.deepEqual(after["a:key"], { secure: "v1:abc" });
    });

    it("keeps one image of the user's while it renews the others", () => {
        const references = { spark: "sparkstead.local/spark:1", minio: "sparkstead.local/minio:1" };
        const before = machineConfig(texts({}), facts({ imageReferences: references }));
        const copy = before.replace("sparkstead.local/minio:1", "registry.example/minio:9");

        const after = configOf(
            texts({ copy, lastWritten: before }),
            facts({ imageReferences: { ...references, spark: "sparkstead.local/spark:2" } }),
        );

        assert.deepEqual(after["sparkstead:images"], {
            references: { spark: "sparkstead.local/spark:2", minio: "registry.example/minio:9" },
        });
    });

    it("names the cluster that was chosen, whatever the copy says, and keeps its other settings", () => {
        const before = machineConfig(texts({}), facts());
        const copy = before
            .replace("identity: uid-1", "identity: uid-1\n    clusterDomain: site.local")
            .replace("context: embedded", "context: elsewhere");

        const after = configOf(
            texts({ copy, lastWritten: before }),
            facts({ cluster: { context: "embedded", identity: "uid-2", kubeconfig: "/k" } }),
        );

        assert.deepEqual(after["sparkstead:kubernetes"], {
            context: "embedded",
            identity: "uid-2",
            kubeconfig: "/k",
            clusterDomain: "site.local",
        });
    });

    it("names none of the images that only the embedded node runs", () => {
        const imageReferences = {
            spark: "sparkstead.local/spark:1",
            pause: "sparkstead.local/pause:1",
        };

        const { "sparkstead:images": images } = configOf(texts({}), facts({ imageReferences }));

        assert.deepEqual(images, { references: { spark: "sparkstead.local/spark:1" } });
    });

    it("leaves the chart that the committed config names", () => {
        const chart = configOf(
            texts({ committed: "config: { sparkstead:sparkOperator: { chart: charts/mine } }" }),
            facts({ operatorChart: "/cache/chart" }),
        );

        assert.deepEqual(chart["sparkstead:sparkOperator"], { chart: "charts/mine" });
    });
});

function facts(differing: Partial<MachineFacts> = {}): MachineFacts {
    return {
        encryptionSalt: "v1:salt",
        cluster: { context: "embedded", identity: "uid-1", kubeconfig: "/kubeconfig" },
        imageReferences: { spark: "sparkstead.local/spark:1" },
        operatorChart: undefined,
        ...differing,
    };
}

function texts(differing: Partial<ConfigTexts>): ConfigTexts {
    return { committed: "config: {}", copy: undefined, lastWritten: undefined, ...differing };
}

function configOf(given: ConfigTexts, known: MachineFacts): Record<string, unknown> {
    return (parse(machineConfig(given, known)) as { config: Record<string, unknown> }).config;
}
