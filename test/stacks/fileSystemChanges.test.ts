import assert from "node:assert/strict";

import { Faults } from "../../stacks/config/faults.ts";
import { refuseFileSystemChanges } from "../../stacks/fileSystemChanges.ts";
import { planWith } from "../support/config.ts";
import { KubectlStandIn } from "../support/kubectlStandIn.ts";

/** Four DataNodes in whichever namespace is asked for. */
const running = {
    items: [
        {
            kind: "StatefulSet",
            metadata: { name: "hdfs-datanode", namespace: "hdfs" },
            spec: {
                replicas: 4,
                template: { spec: {} },
                volumeClaimTemplates: [{ spec: { resources: { requests: { storage: "10Gi" } } } }],
            },
        },
    ],
};

const hdfs = { fileSystem: { kind: "hdfs" }, capacity: { cpu: "8", memory: "32Gi" } } as const;

describe("refuseFileSystemChanges", () => {
    const kubectl = new KubectlStandIn();
    beforeEach(() => {
        kubectl.begin();
        kubectl.does(`echo '${JSON.stringify(running)}'`);
    });
    afterEach(() => {
        kubectl.end();
    });

    it("throws the faults of what runs, of which it asks by kubectl", async () => {
        await assert.rejects(refuseFileSystemChanges(planWith(hdfs)), (error) => {
            assert.ok(error instanceof Faults);
            assert.match(error.message, /nothing was changed:\n.*found 4 DataNodes, asked 2/);
            return true;
        });

        assert.deepEqual(kubectl.called().slice(-4), [
            "get",
            "statefulsets.apps,daemonsets.apps",
            "--selector=app.kubernetes.io/part-of=sparkstead",
            "--output=json",
        ]);
    });

    it("asks nobody where there is no HDFS of ours", async () => {
        await refuseFileSystemChanges(planWith({ fileSystem: { kind: "none" } }));

        assert.throws(() => kubectl.called());
    });
});
