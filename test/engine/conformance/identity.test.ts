import assert from "node:assert/strict";

import * as kubernetes from "@pulumi/kubernetes";

import { conforms, sources } from "./conforms.ts";

describe("identity: names and replacements", () => {
    conforms(
        "names what has no name, and keeps the name over updates",
        sources.naming,
        async (trial) => {
            const program = (label: string) => async () => {
                const account = new kubernetes.core.v1.ServiceAccount("robot", {
                    metadata: { namespace: trial.namespace, labels: { label } },
                });
                return Promise.resolve({
                    name: account.metadata.name,
                    id: account.id,
                    annotations: account.metadata.annotations,
                });
            };
            const first = await trial.stack.up(program("one"));
            const name = String(first.outputs["name"]?.value);
            assert.match(name, /^robot-[0-9a-f]{8}$/);
            assert.equal(first.outputs["id"]?.value, `${trial.namespace}/${name}`);
            assert.deepEqual(first.outputs["annotations"]?.value, {
                "pulumi.com/autonamed": "true",
            });

            const second = await trial.stack.up(program("two"));
            assert.equal(second.operations["robot"], "update");
            assert.equal(second.outputs["name"]?.value, name);
        },
    );

    conforms(
        "replaces an autonamed ConfigMap whose data changes, the new one first",
        sources.replacement,
        async (trial) => {
            const program = (value: string) => async () => {
                const map = new kubernetes.core.v1.ConfigMap("settings", {
                    metadata: { namespace: trial.namespace },
                    data: { value },
                });
                return Promise.resolve({ name: map.metadata.name });
            };
            const before = (await trial.stack.up(program("one"))).outputs["name"]?.value;
            const second = await trial.stack.up(program("two"));
            const after = second.outputs["name"]?.value;
            assert.notEqual(after, before);
            assert.deepEqual(second.steps["settings"], [
                "create-replacement",
                "replace",
                "delete-replaced",
            ]);
            const maps = await trial.cluster.list(
                `/api/v1/namespaces/${trial.namespace}/configmaps`,
            );
            assert.ok(maps.includes(String(after)) && !maps.includes(String(before)));
        },
    );

    conforms("deletes first where the name is given", sources.provider, async (trial) => {
        const path = `/api/v1/namespaces/${trial.namespace}/secrets/given`;
        const program = (value: string) => async () => {
            new kubernetes.core.v1.Secret("given", {
                metadata: { namespace: trial.namespace, name: "given" },
                stringData: { value },
            });
            return Promise.resolve();
        };
        await trial.stack.up(program("one"));
        const before = await trial.cluster.get(path);
        const second = await trial.stack.up(program("two"));
        assert.deepEqual(second.steps["given"], [
            "delete-replaced",
            "replace",
            "create-replacement",
        ]);
        const after = await trial.cluster.get(path);
        assert.notEqual(after.metadata.uid, before.metadata.uid);
        assert.equal(after.data?.["value"], Buffer.from("two").toString("base64"));
    });

    conforms(
        "updates ConfigMaps and Secrets in place where the provider is told so",
        sources.configuration,
        async (trial) => {
            const program = (value: string) => async () => {
                const provider = new kubernetes.Provider("mutable", {
                    enableConfigMapMutable: true,
                    enableSecretMutable: true,
                });
                const metadata = { namespace: trial.namespace };
                new kubernetes.core.v1.ConfigMap(
                    "map",
                    { metadata, data: { value } },
                    { provider },
                );
                new kubernetes.core.v1.Secret(
                    "secret",
                    { metadata: { ...metadata, name: "fixed" }, stringData: { value } },
                    { provider },
                );
                return Promise.resolve();
            };
            await trial.stack.up(program("one"));
            const second = await trial.stack.up(program("two"));
            assert.equal(second.operations["map"], "update");
            assert.equal(second.operations["secret"], "update");
            const live = await trial.cluster.get(
                `/api/v1/namespaces/${trial.namespace}/secrets/fixed`,
            );
            assert.equal(live.data?.["value"], Buffer.from("two").toString("base64"));
        },
    );

    conforms("replaces what the API cannot change", sources.replacement, async (trial) => {
        const metadata = { namespace: trial.namespace };
        const labels = { app: "demo" };
        const template = (command: string) => ({
            metadata: { labels },
            spec: {
                restartPolicy: "Never",
                containers: [{ name: "main", image: trial.image, command: ["sh", "-c", command] }],
            },
        });
        const program = (value: string, size: string) => async () => {
            new kubernetes.apps.v1.StatefulSet("set", {
                metadata,
                spec: {
                    replicas: 0,
                    serviceName: value,
                    selector: { matchLabels: labels },
                    template: {
                        metadata: { labels },
                        spec: { containers: [{ name: "main", image: trial.image }] },
                    },
                },
            });
            new kubernetes.apps.v1.Deployment("deployment", {
                metadata,
                spec: {
                    replicas: 0,
                    selector: { matchLabels: { app: value } },
                    template: {
                        metadata: { labels: { app: value } },
                        spec: { containers: [{ name: "main", image: trial.image }] },
                    },
                },
            });
            new kubernetes.rbac.v1.RoleBinding("binding", {
                metadata,
                roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: value },
                subjects: [{ kind: "ServiceAccount", name: "default" }],
            });
            new kubernetes.core.v1.PersistentVolumeClaim("claim", {
                metadata,
                spec: {
                    accessModes: value === "one" ? ["ReadWriteOnce"] : ["ReadWriteMany"],
                    resources: { requests: { storage: "1Mi" } },
                },
            });
            new kubernetes.batch.v1.Job("job", {
                metadata,
                spec: { template: template(`echo ${value}`) },
            });
            new kubernetes.core.v1.Service("service", {
                metadata,
                spec: { ports: [{ port: size === "1" ? 80 : 81 }] },
            });
            return Promise.resolve();
        };
        await trial.stack.up(program("one", "1"));
        const preview = await trial.stack.preview(program("two", "2"));
        assert.equal(preview.failed, false, preview.output);
        for (const name of ["set", "deployment", "binding", "claim", "job"]) {
            assert.equal(preview.operations[name], "replace", name);
        }
        assert.equal(preview.operations["service"], "update");
    });

    conforms(
        "replaces what moves to another namespace or name",
        sources.provider,
        async (trial) => {
            const program = (name: string) => async () => {
                new kubernetes.core.v1.ServiceAccount("robot", {
                    metadata: { namespace: trial.namespace, name },
                });
                return Promise.resolve();
            };
            await trial.stack.up(program("one"));
            const second = await trial.stack.up(program("two"));
            assert.deepEqual(second.steps["robot"], [
                "create-replacement",
                "replace",
                "delete-replaced",
            ]);
            assert.deepEqual(second.changes["robot"], ["metadata.name"]);
        },
    );
});
