import assert from "node:assert/strict";

import * as kubernetes from "@pulumi/kubernetes";

import { conforms, sources } from "./conforms.ts";
import { definition } from "./objects.ts";

describe("creation", () => {
    conforms("refuses an object that exists, and leaves it alone", sources.await, async (trial) => {
        const path = `/api/v1/namespaces/${trial.namespace}/configmaps`;
        await trial.cluster.create(path, {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: "taken" },
            data: { owner: "another" },
        });
        const run = await trial.stack.up(async () => {
            new kubernetes.core.v1.ConfigMap("mine", {
                metadata: { namespace: trial.namespace, name: "taken" },
                data: { owner: "me" },
            });
            return Promise.resolve();
        });
        assert.ok(run.failed);
        assert.match(run.output, /already exists/);
        assert.deepEqual((await trial.cluster.get(`${path}/taken`)).data, { owner: "another" });
    });

    conforms(
        "takes an object that exists with upsertExistingObjects",
        sources.configuration,
        async (trial) => {
            const path = `/api/v1/namespaces/${trial.namespace}/configmaps`;
            await trial.cluster.create(path, {
                apiVersion: "v1",
                kind: "ConfigMap",
                metadata: { name: "shared" },
                data: { theirs: "1" },
            });
            const run = await trial.stack.up(async () => {
                const provider = new kubernetes.Provider("upserting", {
                    upsertExistingObjects: true,
                });
                new kubernetes.core.v1.ConfigMap(
                    "mine",
                    {
                        metadata: { namespace: trial.namespace, name: "shared" },
                        data: { mine: "1" },
                    },
                    { provider },
                );
                return Promise.resolve();
            });
            assert.equal(run.failed, false, run.output);
            assert.deepEqual((await trial.cluster.get(`${path}/shared`)).data, {
                theirs: "1",
                mine: "1",
            });
        },
    );

    conforms("puts objects into the provider's namespace", sources.configuration, async (trial) => {
        const run = await trial.stack.up(async () => {
            const provider = new kubernetes.Provider("placed", { namespace: trial.namespace });
            const map = new kubernetes.core.v1.ConfigMap("map", {}, { provider });
            const role = new kubernetes.rbac.v1.ClusterRole("wide", { rules: [] }, { provider });
            return Promise.resolve({
                map: map.metadata.namespace,
                role: role.metadata.apply((metadata) => "namespace" in metadata),
            });
        });
        assert.equal(run.outputs["map"]?.value, trial.namespace);
        assert.equal(run.outputs["role"]?.value, false);
    });

    conforms(
        "reads kubeconfig as contents, too, and takes the context named",
        sources.configuration,
        async (trial) => {
            const run = await trial.stack.up(async () => {
                const provider = new kubernetes.Provider("explicit", {
                    kubeconfig: trial.cluster.contents,
                    context: trial.cluster.context,
                });
                new kubernetes.core.v1.ConfigMap(
                    "map",
                    { metadata: { namespace: trial.namespace } },
                    { provider },
                );
                return Promise.resolve();
            });
            assert.equal(run.failed, false, run.output);
        },
    );

    conforms("waits for the kind of a custom resource to appear", sources.await, async (trial) => {
        const kind = definition(trial.namespace);
        const run = await trial.stack.up(async () => {
            new kubernetes.apiextensions.CustomResource("thing", {
                apiVersion: kind.apiVersion,
                kind: kind.kind,
                metadata: { namespace: trial.namespace },
                spec: { size: 1 },
            });
            new kubernetes.apiextensions.v1.CustomResourceDefinition("definition", kind.args);
            return Promise.resolve();
        });
        assert.equal(run.failed, false, run.output);
        const things = await trial.cluster.list(
            `/apis/${kind.apiVersion}/namespaces/${trial.namespace}/${kind.plural}`,
        );
        assert.equal(things.length, 1);
    });
});
