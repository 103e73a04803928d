import assert from "node:assert/strict";

import * as kubernetes from "@pulumi/kubernetes";

import { conforms, sources } from "./conforms.ts";

describe("refresh and import", () => {
    conforms(
        "sees what others changed in our fields, and the next update puts it right",
        sources.provider,
        async (trial) => {
            const path = `/api/v1/namespaces/${trial.namespace}/serviceaccounts/robot`;
            const program = async () => {
                new kubernetes.core.v1.ServiceAccount("robot", {
                    metadata: {
                        namespace: trial.namespace,
                        name: "robot",
                        labels: { ours: "1" },
                        annotations: { "pulumi.com/patchForce": "true" },
                    },
                });
                return Promise.resolve();
            };
            await trial.stack.up(program);
            await trial.cluster.patch(path, { metadata: { labels: { theirs: "2" } } });
            const unchanged = await trial.stack.refresh();
            assert.equal(unchanged.operations["robot"], "same");
            await trial.cluster.patch(path, { metadata: { labels: { ours: "changed" } } });
            const changed = await trial.stack.refresh();
            assert.equal(changed.operations["robot"], "update");
            assert.deepEqual(changed.changes["robot"], ["metadata.labels.ours"]);
            const repaired = await trial.stack.up(program);
            assert.equal(repaired.failed, false, repaired.output);
            assert.deepEqual((await trial.cluster.get(path)).metadata.labels, {
                ours: "1",
                theirs: "2",
            });
        },
    );

    conforms(
        "forgets what is gone, and the next update makes it again",
        sources.provider,
        async (trial) => {
            const path = `/api/v1/namespaces/${trial.namespace}/configmaps/map`;
            const program = async () => {
                new kubernetes.core.v1.ConfigMap("map", {
                    metadata: { namespace: trial.namespace, name: "map" },
                });
                return Promise.resolve();
            };
            await trial.stack.up(program);
            await trial.cluster.delete(path);
            assert.equal((await trial.stack.refresh()).operations["map"], "delete");
            assert.equal((await trial.stack.up(program)).operations["map"], "create");
            await trial.cluster.get(path);
        },
    );

    conforms(
        "sees changed and missing data of a Secret that was given as text",
        sources.provider,
        async (trial) => {
            const path = `/api/v1/namespaces/${trial.namespace}/secrets/secret`;
            const program = async () => {
                new kubernetes.core.v1.Secret("secret", {
                    metadata: { namespace: trial.namespace, name: "secret" },
                    stringData: { user: "admin", password: "correct" },
                });
                return Promise.resolve();
            };
            await trial.stack.up(program);
            assert.equal((await trial.stack.refresh()).operations["secret"], "same");
            await trial.cluster.patch(path, { data: { password: null } });
            assert.equal((await trial.stack.refresh()).operations["secret"], "update");
            const repaired = await trial.stack.up(program);
            assert.equal(repaired.failed, false, repaired.output);
            const live = await trial.cluster.get(path);
            assert.equal(live.data?.["password"], Buffer.from("correct").toString("base64"));
        },
    );

    conforms("imports by namespace and name", sources.provider, async (trial) => {
        await trial.cluster.create(`/api/v1/namespaces/${trial.namespace}/configmaps`, {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: "theirs" },
            data: { key: "value" },
        });
        const program = (value: string, options: object) => async () => {
            new kubernetes.core.v1.ConfigMap(
                "ours",
                {
                    metadata: { namespace: trial.namespace, name: "theirs" },
                    data: { key: value },
                },
                options,
            );
            return Promise.resolve();
        };
        const run = await trial.stack.up(program("value", { import: `${trial.namespace}/theirs` }));
        assert.equal(run.failed, false, run.output);
        assert.deepEqual(run.steps["ours"], ["import"]);
        assert.deepEqual((await trial.stack.up(program("value", {}))).steps, {});
    });

    conforms("reads an existing object with get", sources.provider, async (trial) => {
        const run = await trial.stack.up(async () => {
            const account = kubernetes.core.v1.ServiceAccount.get(
                "found",
                `${trial.namespace}/default`,
            );
            return Promise.resolve({ name: account.metadata.name });
        });
        assert.equal(run.outputs["name"]?.value, "default", run.output);
    });
});
