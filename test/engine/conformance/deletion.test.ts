import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";

import * as kubernetes from "@pulumi/kubernetes";

import { conforms, sources, type Trial } from "./conforms.ts";
import { podTemplate } from "./objects.ts";

describe("deletion", () => {
    conforms("waits until the object is gone", sources.await, async (trial) => {
        const path = `/api/v1/namespaces/${trial.namespace}/configmaps/map`;
        await trial.stack.up(map(trial, { finalizers: ["conformance.example.com/held"] }));
        let released = false;
        const release = async (): Promise<void> => {
            await setTimeout(4000);
            released = true;
            await trial.cluster.patch(path, { metadata: { finalizers: null } });
        };
        const [run] = await Promise.all([
            trial.stack.destroy().then((ended) => {
                assert.ok(released, "it did not wait");
                return ended;
            }),
            release(),
        ]);
        assert.equal(run.failed, false, run.output);
        assert.equal(await trial.cluster.find(path), undefined);
    });

    conforms("fails in time where the object stays", sources.await, async (trial) => {
        const path = `/api/v1/namespaces/${trial.namespace}/configmaps/map`;
        await trial.stack.up(
            map(trial, {
                finalizers: ["conformance.example.com/held"],
                annotations: { "pulumi.com/timeoutSeconds": "3" },
            }),
        );
        const run = await trial.stack.destroy();
        assert.ok(run.failed);
        assert.match(run.output, /finalizer/);
        await trial.cluster.patch(path, { metadata: { finalizers: null } });
    });

    conforms("takes what is gone already as deleted", sources.await, async (trial) => {
        await trial.stack.up(map(trial, {}));
        await trial.cluster.delete(`/api/v1/namespaces/${trial.namespace}/configmaps/map`);
        const run = await trial.stack.destroy();
        assert.equal(run.failed, false, run.output);
    });

    conforms(
        "leaves dependents where the annotation orphans them",
        sources.overrides,
        async (trial) => {
            const labels = { app: "orphan" };
            await trial.stack.up(async () => {
                new kubernetes.apps.v1.Deployment("web", {
                    metadata: {
                        namespace: trial.namespace,
                        annotations: { "pulumi.com/deletionPropagationPolicy": "orphan" },
                    },
                    spec: {
                        replicas: 0,
                        selector: { matchLabels: labels },
                        template: podTemplate(labels, { image: trial.image }),
                    },
                });
                return Promise.resolve();
            });
            const run = await trial.stack.destroy();
            assert.equal(run.failed, false, run.output);
            const path = `/apis/apps/v1/namespaces/${trial.namespace}`;
            assert.deepEqual(await trial.cluster.list(`${path}/deployments`), []);
            assert.equal((await trial.cluster.list(`${path}/replicasets`)).length, 1);
        },
    );
});

function map(trial: Trial, metadata: object) {
    return async (): Promise<void> => {
        new kubernetes.core.v1.ConfigMap("map", {
            metadata: { namespace: trial.namespace, name: "map", ...metadata },
        });
        return Promise.resolve();
    };
}
