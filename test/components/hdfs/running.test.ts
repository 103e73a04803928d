import assert from "node:assert/strict";
import { mock } from "node:test";

import { runningHdfs } from "../../../components/hdfs/index.ts";
import type { RunningWorkload } from "../../../components/hdfs/running.ts";
import { deploy } from "../../support/deploy.ts";
import { KubectlStandIn } from "../../support/kubectlStandIn.ts";
import { topologyWith } from "./topologyWith.ts";

const claims = [
    {
        metadata: { name: "data" },
        spec: { storageClassName: "slow", resources: { requests: { storage: "1Gi" } } },
    },
];
const volumes = [{ name: "conf" }, { name: "data", hostPath: { path: "/hdfs-data" } }];

function workload(kind: string, name: string, rest: object = {}): object {
    const spec = { replicas: 2, template: { spec: {} }, volumeClaimTemplates: claims };
    return { kind, metadata: { name, namespace: "hdfs" }, spec, ...rest };
}

const answers = {
    hdfs: [
        workload("StatefulSet", "hdfs-datanode"),
        workload("StatefulSet", "somebody-elses"),
        workload("StatefulSet", "hdfs-namenode", {
            metadata: { name: "hdfs-namenode", namespace: "hdfs", deletionTimestamp: "now" },
        }),
    ],
    "hdfs-data": [
        workload("DaemonSet", "hdfs-datanode", {
            metadata: { name: "hdfs-datanode", namespace: "hdfs-data" },
            spec: { template: { spec: { volumes } } },
        }),
    ],
};

/** What kubectl answers in each namespace. */
const answering = Object.entries(answers)
    .map(([name, items]) => `*--namespace=${name}\\ *) echo '${JSON.stringify({ items })}';;`)
    .join("\n");

describe("a look at the HDFS that runs", () => {
    const kubectl = new KubectlStandIn();
    let warnings: string[];
    beforeEach(() => {
        warnings = [];
        mock.method(console, "warn", (text: string) => warnings.push(text));
        kubectl.begin();
    });
    afterEach(() => {
        mock.reset();
        kubectl.end();
    });

    async function lookWith(script: string): Promise<readonly RunningWorkload[]> {
        kubectl.does(script);
        let found: readonly RunningWorkload[] | undefined;
        await deploy(async () => {
            found = await runningHdfs({ context: "test" }, topologyWith());
        });
        assert.ok(found);
        return found;
    }

    it("finds its workloads in both namespaces, and none that is being deleted", async () => {
        const found = await lookWith(`case "$*" in\n${answering}\nesac`);

        assert.deepEqual(found, [
            {
                role: "datanode",
                kind: "statefulSet",
                name: "hdfs-datanode",
                namespace: "hdfs",
                replicas: 2,
                volume: { kind: "claim", storage: "1Gi", storageClass: "slow" },
            },
            {
                role: "datanode",
                kind: "daemonSet",
                name: "hdfs-datanode",
                namespace: "hdfs-data",
                replicas: undefined,
                volume: { kind: "hostPath", path: "/hdfs-data" },
            },
        ]);
    });

    it("finds nothing where nothing is, without a word", async () => {
        assert.deepEqual(await lookWith(`echo '{"items":[]}'`), []);
        assert.deepEqual(warnings, []);
    });

    it("refuses nothing when the cluster cannot be asked, and says so", async () => {
        assert.deepEqual(await lookWith("echo 'error: Forbidden' >&2; exit 1"), []);
        assert.match(
            warnings.join(),
            /hdfs "lake": cannot tell what runs in hdfs: error: Forbidden; a change that loses data is not refused this time/,
        );
    });
});
