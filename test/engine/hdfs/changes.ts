import assert from "node:assert/strict";

import type { TrialPlatform } from "../support/trialPlatform.ts";
import { Lake, figure } from "./lake.ts";

/** Changes of the config that would lose what lies on the disks. */
export function describeChanges(platform: () => TrialPlatform): void {
    describe("fewer DataNodes with other volumes", () => {
        for (const operation of [["preview"], ["up", "--yes", "--skip-preview"]]) {
            it(`are refused by ${operation.join(" ")}, and nothing is changed`, async () => {
                const config = await platform().configWith("fewer", {
                    fileSystem: {
                        kind: "hdfs",
                        dataNodes: { kind: "statefulSet", replicas: 1, storage: "77Gi" },
                    },
                });
                const before = await dataNodesOf(platform());

                const { code, output, seconds } = await platform().pulumi(operation, config);

                assert.notEqual(code, 0, output);
                assert.match(output, /2 faults in this stack's config; nothing was changed:/);
                assert.match(
                    output,
                    /dataNodes\.replicas: hdfs "lake": found 2 DataNodes, asked 1/,
                );
                assert.match(output, /dataNodes\.storage: hdfs "lake": found .*, asked 77Gi of/);
                assert.equal(await dataNodesOf(platform()), before);
                figure("refused", seconds);
            });
        }
    });
}

/** What tells the DataNodes' StatefulSet from one that was changed or made anew. */
async function dataNodesOf(platform: TrialPlatform): Promise<string> {
    return platform.kubectl([
        ...["get", "statefulset", "hdfs-datanode", "--output=jsonpath={.metadata.uid} {.spec}"],
        `--namespace=${new Lake(platform).topology.namespace}`,
    ]);
}
