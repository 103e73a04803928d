import assert from "node:assert/strict";

import * as kubernetes from "@pulumi/kubernetes";

import { conforms, sources } from "./conforms.ts";
import { definition, podTemplate } from "./objects.ts";

describe("update", () => {
    conforms(
        "drops the fields that the program drops, and leaves those of others",
        sources.serverSideApply,
        async (trial) => {
            const path = `/api/v1/namespaces/${trial.namespace}/serviceaccounts/robot`;
            const program = (labels: Record<string, string>) => async () => {
                new kubernetes.core.v1.ServiceAccount("robot", {
                    metadata: { namespace: trial.namespace, name: "robot", labels },
                });
                return Promise.resolve();
            };
            await trial.stack.up(program({ first: "1", second: "2" }));
            const before = await trial.cluster.get(path);
            await trial.cluster.patch(path, { metadata: { labels: { theirs: "3" } } });
            const run = await trial.stack.up(program({ second: "2b" }));
            assert.equal(run.operations["robot"], "update");
            assert.deepEqual([...(run.changes["robot"] ?? [])].sort(), [
                "metadata.labels.first",
                "metadata.labels.second",
            ]);
            const after = await trial.cluster.get(path);
            assert.equal(after.metadata.uid, before.metadata.uid);
            assert.deepEqual(after.metadata.labels, { second: "2b", theirs: "3" });
        },
    );

    conforms(
        "sees no change where the server filled in or rewrote values",
        sources.provider,
        async (trial) => {
            const labels = { app: "defaults" };
            const program = async () => {
                const metadata = { namespace: trial.namespace };
                new kubernetes.apps.v1.Deployment("deployment", {
                    metadata,
                    spec: {
                        replicas: 0,
                        selector: { matchLabels: labels },
                        template: podTemplate(labels, {
                            image: trial.image,
                            env: [{ name: "EMPTY", value: "" }],
                            resources: { requests: { cpu: "0.5", memory: "1024Mi" }, limits: {} },
                        }),
                    },
                });
                new kubernetes.core.v1.Service("service", {
                    metadata,
                    spec: { selector: {}, ports: [{ port: 80, targetPort: "http" }] },
                });
                new kubernetes.core.v1.ResourceQuota("quota", {
                    metadata,
                    spec: { hard: { cpu: "2000m" } },
                });
                new kubernetes.core.v1.Secret("secret", { metadata, stringData: { key: "value" } });
                new kubernetes.batch.v1.CronJob("cron", {
                    metadata,
                    spec: {
                        schedule: "0 0 1 1 *",
                        jobTemplate: {
                            spec: {
                                template: {
                                    spec: {
                                        restartPolicy: "Never",
                                        containers: [{ name: "main", image: trial.image }],
                                    },
                                },
                            },
                        },
                    },
                });
                new kubernetes.networking.v1.NetworkPolicy("policy", {
                    metadata,
                    spec: { podSelector: {}, policyTypes: ["Ingress"] },
                });
                new kubernetes.policy.v1.PodDisruptionBudget("budget", {
                    metadata,
                    spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
                });
                return Promise.resolve();
            };
            const first = await trial.stack.up(program);
            assert.equal(first.failed, false, first.output);
            assert.deepEqual((await trial.stack.up(program)).steps, {});
            const refreshed = await trial.stack.refresh();
            assert.deepEqual(new Set(Object.values(refreshed.operations)), new Set(["same"]));
            assert.deepEqual((await trial.stack.up(program)).steps, {});
        },
    );

    conforms(
        "refuses to overwrite a field that another manager owns, unless forced",
        sources.serverSideApply,
        async (trial) => {
            const path = `/api/v1/namespaces/${trial.namespace}/resourcequotas/quota`;
            const program = (pods: string, annotations: Record<string, string>) => async () => {
                new kubernetes.core.v1.ResourceQuota("quota", {
                    metadata: { namespace: trial.namespace, name: "quota", annotations },
                    spec: { hard: { pods } },
                });
                return Promise.resolve();
            };
            await trial.stack.up(program("10", {}));
            await trial.cluster.patch(path, { spec: { hard: { pods: "20" } } });
            const refused = await trial.stack.up(program("30", {}));
            assert.ok(refused.failed);
            assert.match(refused.output, /conflict/);
            const forced = await trial.stack.up(program("30", { "pulumi.com/patchForce": "true" }));
            assert.equal(forced.failed, false, forced.output);
            assert.deepEqual((await trial.cluster.get(path)).spec, { hard: { pods: "30" } });
        },
    );

    conforms(
        "leaves ignored changes as they are on the cluster",
        sources.provider,
        async (trial) => {
            const path = `/apis/apps/v1/namespaces/${trial.namespace}/deployments/scaled`;
            const labels = { app: "scaled" };
            const program = (replicas: number, label: string) => async () => {
                new kubernetes.apps.v1.Deployment(
                    "scaled",
                    {
                        metadata: {
                            namespace: trial.namespace,
                            name: "scaled",
                            labels: { label },
                            annotations: { "pulumi.com/skipAwait": "true" },
                        },
                        spec: {
                            replicas,
                            paused: true,
                            selector: { matchLabels: labels },
                            template: podTemplate(labels, { image: trial.image }),
                        },
                    },
                    { ignoreChanges: ["spec.replicas"] },
                );
                return Promise.resolve();
            };
            await trial.stack.up(program(0, "one"));
            await trial.cluster.patch(path, { spec: { replicas: 2 } });
            assert.deepEqual((await trial.stack.up(program(5, "one"))).steps, {});
            const run = await trial.stack.up(program(5, "two"));
            assert.equal(run.failed, false, run.output);
            assert.equal((await trial.cluster.get(path)).spec?.["replicas"], 2);
        },
    );

    conforms(
        "replaces a definition as a whole, keeping its objects",
        sources.await,
        async (trial) => {
            const kind = definition(trial.namespace);
            const program = (annotation: string) => async () => {
                const made = new kubernetes.apiextensions.v1.CustomResourceDefinition(
                    "definition",
                    {
                        ...kind.args,
                        metadata: { name: kind.name, annotations: { annotation } },
                    },
                );
                new kubernetes.apiextensions.CustomResource(
                    "thing",
                    {
                        apiVersion: kind.apiVersion,
                        kind: kind.kind,
                        metadata: { namespace: trial.namespace, name: "thing" },
                    },
                    { dependsOn: made },
                );
                return Promise.resolve();
            };
            await trial.stack.up(program("one"));
            const path = `/apis/${kind.apiVersion}/namespaces/${trial.namespace}/${kind.plural}/thing`;
            const before = await trial.cluster.get(path);
            const run = await trial.stack.up(program("two"));
            assert.equal(run.failed, false, run.output);
            assert.deepEqual(run.steps, { definition: ["update"] });
            assert.equal((await trial.cluster.get(path)).metadata.uid, before.metadata.uid);
        },
    );
});
