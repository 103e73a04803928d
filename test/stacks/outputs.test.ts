import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { stackOutputs } from "../../stacks/outputs.ts";
import { planWith, rawConfig } from "../support/config.ts";
import { deploy } from "../support/deploy.ts";
import { stacks } from "../support/stacks.ts";

/** No file system: the program asks a cluster what of its content is lost. */
const least = { fileSystem: { kind: "none" }, metastore: { kind: "none" } };

describe("the outputs of a stack", () => {
    it("name the page of each History Server, by its Ingress or by its Service", () => {
        const inside = { ...stacks["external"], historyServer: {} };

        assert.deepEqual(pages(stacks["external"] ?? {}), [
            "http://history.corp",
            "http://history-before.corp",
        ]);
        assert.deepEqual(pages(inside), [
            "http://spark-history-server.spark-system.svc.cluster.local",
            "http://spark-history-server-bucket.spark-system.svc.cluster.local",
        ]);
        assert.equal(stackOutputs(planWith()).otherHistoryServer, undefined);
    });

    it("name the root of WebHDFS, by its Ingress or by its Service", () => {
        const roots = ["nodes", "dev", "external"].map(
            (stack) => stackOutputs(planWith(stacks[stack])).webHdfs,
        );

        assert.deepEqual(roots, [
            "http://hdfs.corp/webhdfs/v1",
            "http://hdfs-httpfs.apache-hdfs.svc.cluster.local:14000/webhdfs/v1",
            undefined,
        ]);
    });

    it("say which line of Livy runs and what it cannot do", () => {
        const { gateway } = stackOutputs(planWith());

        assert.equal(gateway?.version, "0.7.1-incubating");
        assert.ok(gateway.lacks.length > 0);
    });

    it("are exported by the program, all of them", async () => {
        pulumi.runtime.setAllConfig(
            Object.fromEntries(
                Object.entries({ ...rawConfig, ...least }).map(([key, value]) => [
                    `sparkstead:${key}`,
                    typeof value === "string" ? value : JSON.stringify(value),
                ]),
            ),
        );
        let exported: object = {};

        await deploy(async () => {
            exported = await import("../../index.ts");
        });

        assert.deepEqual(
            Object.keys(exported).sort(),
            Object.keys(stackOutputs(planWith())).sort(),
        );
    });
});

function pages(raw: Readonly<Record<string, unknown>>): (string | undefined)[] {
    const { historyServer, otherHistoryServer } = stackOutputs(planWith(raw));
    return [historyServer, otherHistoryServer];
}
