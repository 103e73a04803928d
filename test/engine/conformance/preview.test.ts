import assert from "node:assert/strict";

import * as kubernetes from "@pulumi/kubernetes";

import { conforms, sources } from "./conforms.ts";
import { definition } from "./objects.ts";

describe("preview", () => {
    conforms(
        "asks the server what a creation would give, and creates nothing",
        sources.provider,
        async (trial) => {
            let seen: string | undefined;
            const run = await trial.stack.preview(async () => {
                const service = new kubernetes.core.v1.Service("service", {
                    metadata: { namespace: trial.namespace, name: "service" },
                    spec: { ports: [{ port: 80 }] },
                });
                service.spec.sessionAffinity.apply((value) => {
                    seen = value;
                });
                return Promise.resolve();
            });
            assert.equal(run.failed, false, run.output);
            assert.equal(seen, "None");
            assert.deepEqual(
                await trial.cluster.list(`/api/v1/namespaces/${trial.namespace}/services`),
                [],
            );
        },
    );

    conforms("finds what the API refuses", sources.provider, async (trial) => {
        const run = await trial.stack.preview(async () => {
            new kubernetes.core.v1.Service("service", {
                metadata: { namespace: trial.namespace },
                spec: { ports: [{ port: 70000 }] },
            });
            return Promise.resolve();
        });
        assert.ok(run.failed);
        assert.match(run.output, /between 1 and 65535/);
    });

    conforms(
        "works where namespace, kind or values are not there yet",
        sources.provider,
        async (trial) => {
            const kind = definition(trial.namespace);
            const run = await trial.stack.preview(async () => {
                const namespace = new kubernetes.core.v1.Namespace("later");
                new kubernetes.core.v1.ConfigMap("unknown", {
                    metadata: { namespace: namespace.metadata.uid },
                });
                new kubernetes.core.v1.ConfigMap("absent", {
                    metadata: { namespace: `${trial.namespace}-absent` },
                });
                new kubernetes.apiextensions.CustomResource("thing", {
                    apiVersion: kind.apiVersion,
                    kind: kind.kind,
                    metadata: { namespace: trial.namespace },
                });
                return Promise.resolve();
            });
            assert.equal(run.failed, false, run.output);
            assert.equal(run.operations["thing"], "create");
        },
    );

    conforms("shows an update without making it", sources.provider, async (trial) => {
        const path = `/api/v1/namespaces/${trial.namespace}/services/service`;
        const program = (port: number) => async () => {
            new kubernetes.core.v1.Service("service", {
                metadata: { namespace: trial.namespace, name: "service" },
                spec: { ports: [{ port }] },
            });
            return Promise.resolve();
        };
        await trial.stack.up(program(80));
        const before = await trial.cluster.get(path);
        const run = await trial.stack.preview(program(81));
        assert.equal(run.failed, false, run.output);
        assert.deepEqual(run.changes["service"], ["spec.ports[0].port"]);
        const after = await trial.cluster.get(path);
        assert.equal(after.metadata.resourceVersion, before.metadata.resourceVersion);
    });

    conforms(
        "works without a cluster, where an update fails at once",
        sources.provider,
        async (trial) => {
            const kubeconfig = JSON.stringify({
                apiVersion: "v1",
                kind: "Config",
                "current-context": "nowhere",
                contexts: [{ name: "nowhere", context: { cluster: "nowhere", user: "nobody" } }],
                clusters: [{ name: "nowhere", cluster: { server: "https://127.0.0.1:9" } }],
                users: [{ name: "nobody", user: {} }],
            });
            const program = async () => {
                const provider = new kubernetes.Provider("nowhere", { kubeconfig });
                new kubernetes.core.v1.ConfigMap("map", {}, { provider });
                return Promise.resolve();
            };
            const preview = await trial.stack.preview(program);
            assert.equal(preview.failed, false, preview.output);
            const run = await trial.stack.up(program);
            assert.ok(run.failed);
            assert.ok(run.milliseconds < 15_000);
            assert.match(run.output, /connection refused/);
        },
    );
});
