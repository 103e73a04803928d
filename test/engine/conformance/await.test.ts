import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";

import * as kubernetes from "@pulumi/kubernetes";

import { conforms, sources, type Trial } from "./conforms.ts";
import { podTemplate } from "./objects.ts";

const labels = { app: "demo" };
const sleep = ["sh", "-c", "sleep 3600"];

describe("await", () => {
    conforms(
        "waits until a Deployment and the Service before it are ready",
        sources.awaiters,
        async (trial) => {
            const run = await trial.stack.up(async () => {
                const metadata = { namespace: trial.namespace };
                const deployment = new kubernetes.apps.v1.Deployment("web", {
                    metadata,
                    spec: {
                        selector: { matchLabels: labels },
                        template: podTemplate(labels, { image: trial.image, command: sleep }),
                    },
                });
                const service = new kubernetes.core.v1.Service("web", {
                    metadata,
                    spec: { selector: labels, ports: [{ port: 80 }] },
                });
                return Promise.resolve({
                    available: deployment.status.availableReplicas,
                    service: service.metadata.name,
                });
            });
            assert.equal(run.failed, false, run.output);
            assert.equal(run.outputs["available"]?.value, 1);
        },
    );

    conforms(
        "does not wait for a headless Service, or one without a selector",
        sources.service,
        async (trial) => {
            const run = await trial.stack.up(async () => {
                const metadata = { namespace: trial.namespace };
                new kubernetes.core.v1.Service("headless", {
                    metadata,
                    spec: { clusterIP: "None", selector: labels, ports: [{ port: 80 }] },
                });
                new kubernetes.core.v1.Service("bare", {
                    metadata,
                    spec: { ports: [{ port: 80 }] },
                });
                new kubernetes.core.v1.Service("alias", {
                    metadata,
                    spec: { type: "ExternalName", externalName: "example.com" },
                });
                return Promise.resolve();
            });
            assert.equal(run.failed, false, run.output);
        },
    );

    conforms(
        "waits for a StatefulSet, whose claim waits for its pod",
        sources.awaiters,
        async (trial) => {
            const run = await trial.stack.up(async () => {
                const metadata = { namespace: trial.namespace };
                new kubernetes.core.v1.PersistentVolumeClaim("unused", {
                    metadata,
                    spec: {
                        accessModes: ["ReadWriteOnce"],
                        resources: { requests: { storage: "1Mi" } },
                    },
                });
                const set = new kubernetes.apps.v1.StatefulSet("set", {
                    metadata,
                    spec: {
                        serviceName: "set",
                        selector: { matchLabels: labels },
                        template: podTemplate(labels, { image: trial.image, command: sleep }),
                    },
                });
                return Promise.resolve({ ready: set.status.readyReplicas });
            });
            assert.equal(run.failed, false, run.output);
            assert.equal(run.outputs["ready"]?.value, 1);
        },
    );

    conforms(
        "says why pods do not start, keeps the object, and resumes",
        sources.await,
        async (trial) => {
            const path = `/apis/apps/v1/namespaces/${trial.namespace}/deployments/web`;
            const program = (image: string, seconds: string) => async () => {
                new kubernetes.apps.v1.Deployment("web", {
                    metadata: {
                        namespace: trial.namespace,
                        name: "web",
                        annotations: { "pulumi.com/timeoutSeconds": seconds },
                    },
                    spec: {
                        selector: { matchLabels: labels },
                        template: podTemplate(labels, {
                            image,
                            imagePullPolicy: "Never",
                            command: sleep,
                        }),
                    },
                });
                return Promise.resolve();
            };
            const failed = await trial.stack.up(program("conformance.local/none:1", "8"));
            assert.ok(failed.failed);
            assert.ok(failed.milliseconds < 40_000);
            assert.match(failed.output, /ErrImageNeverPull/);
            const before = await trial.cluster.get(path);
            const resumed = await trial.stack.up(program(trial.image, "60"));
            assert.equal(resumed.failed, false, resumed.output);
            assert.equal(resumed.operations["web"], "update");
            assert.equal((await trial.cluster.get(path)).metadata.uid, before.metadata.uid);
        },
    );

    conforms("tries again what was not ready, without a change", sources.await, async (trial) => {
        const program = async () => {
            new kubernetes.core.v1.Service(
                "service",
                {
                    metadata: { namespace: trial.namespace },
                    spec: { selector: labels, ports: [{ port: 80 }] },
                },
                { customTimeouts: { create: "3s", update: "3s" } },
            );
            return Promise.resolve();
        };
        assert.ok((await trial.stack.up(program)).failed);
        const second = await trial.stack.up(program);
        assert.ok(second.failed);
        assert.equal(second.operations["service"], "update");
    });

    conforms("does not wait where the annotation skips it", sources.overrides, async (trial) => {
        const run = await trial.stack.up(async () => {
            new kubernetes.core.v1.Service("service", {
                metadata: {
                    namespace: trial.namespace,
                    annotations: { "pulumi.com/skipAwait": "true" },
                },
                spec: { selector: labels, ports: [{ port: 80 }] },
            });
            return Promise.resolve();
        });
        assert.equal(run.failed, false, run.output);
    });

    conforms("waits until a Job is complete", sources.job, async (trial) => {
        const run = await trial.stack.up(async () => {
            const job = newJob(trial, "echo done");
            return Promise.resolve({ succeeded: job.status.succeeded });
        });
        assert.equal(run.failed, false, run.output);
        assert.equal(run.outputs["succeeded"]?.value, 1);
        assert.equal((await trial.stack.refresh()).operations["job"], "same");
    });

    conforms(
        "fails with a Job, and replaces it only where told",
        sources.overrides,
        async (trial) => {
            const program = (annotations: Record<string, string>) => async () => {
                newJob(trial, "echo the last words; exit 3", annotations);
                return Promise.resolve();
            };
            const path = `/apis/batch/v1/namespaces/${trial.namespace}/jobs`;
            const first = await trial.stack.up(program({}));
            assert.ok(first.failed);
            assert.match(first.output, /BackoffLimitExceeded/);
            const kept = await trial.cluster.list(path);
            const second = await trial.stack.up(program({}));
            assert.ok(second.failed);
            assert.deepEqual(await trial.cluster.list(path), kept);
            const third = await trial.stack.preview(
                program({ "pulumi.com/replaceUnready": "true" }),
            );
            assert.equal(third.operations["job"], "replace");
        },
    );

    conforms("waits for a path of the object", sources.jsonpath, async (trial) => {
        const expression =
            'jsonpath={.data[?(@ == "COMPLETED" || @ == "FAILED" || @ == "SUBMISSION_FAILED")]}';
        await meets(trial, expression, {
            before: { state: "RUNNING" },
            after: { state: "FAILED" },
        });
    });

    conforms("waits for a value at a path", sources.jsonpath, async (trial) => {
        await meets(trial, "jsonpath={.data.phase}=Up", {
            before: { phase: "Down" },
            after: { phase: "Up" },
        });
    });

    conforms("waits for all of several expressions", sources.overrides, async (trial) => {
        const expression = JSON.stringify(["jsonpath={.data.one}", "jsonpath={.data.two}=2"]);
        await meets(trial, expression, { before: { one: "1" }, after: { two: "2" } });
    });

    conforms("waits for a condition", sources.overrides, async (trial) => {
        const run = await trial.stack.up(async () => {
            const pod = new kubernetes.core.v1.Pod("pod", {
                metadata: {
                    namespace: trial.namespace,
                    annotations: { "pulumi.com/waitFor": "condition=PodScheduled" },
                },
                spec: {
                    terminationGracePeriodSeconds: 0,
                    containers: [
                        {
                            name: "main",
                            image: trial.image,
                            imagePullPolicy: "IfNotPresent",
                            command: sleep,
                        },
                    ],
                },
            });
            return Promise.resolve({ node: pod.spec.nodeName });
        });
        assert.equal(run.failed, false, run.output);
        assert.notEqual(run.outputs["node"]?.value, undefined);
    });

    conforms("refuses an expression that it cannot read", sources.overrides, async (trial) => {
        for (const expression of ["ready", "jsonpath=.status.phase", "[]"]) {
            const run = await trial.stack.up(waiting(trial, expression, {}));
            assert.ok(run.failed, expression);
        }
    });
});

function newJob(
    trial: Trial,
    script: string,
    annotations: Readonly<Record<string, string>> = {},
): kubernetes.batch.v1.Job {
    return new kubernetes.batch.v1.Job("job", {
        metadata: { namespace: trial.namespace, annotations },
        spec: {
            backoffLimit: 0,
            template: {
                spec: {
                    restartPolicy: "Never",
                    containers: [
                        {
                            name: "main",
                            image: trial.image,
                            imagePullPolicy: "IfNotPresent",
                            command: ["sh", "-c", script],
                        },
                    ],
                },
            },
        },
    });
}

/** A program whose ConfigMap is awaited by an expression, since anybody may write any data into one. */
function waiting(trial: Trial, expression: string, fields: object) {
    return async (): Promise<{ data: unknown }> => {
        const map = new kubernetes.core.v1.ConfigMap("map", {
            metadata: {
                namespace: trial.namespace,
                name: "map",
                annotations: {
                    "pulumi.com/waitFor": expression,
                    "pulumi.com/timeoutSeconds": "60",
                },
            },
            ...fields,
        });
        return Promise.resolve({ data: map.data });
    };
}

/** The update must not end before another changes the object, and must end then. */
async function meets(
    trial: Trial,
    expression: string,
    data: { readonly before: Record<string, string>; readonly after: Record<string, string> },
): Promise<void> {
    const path = `/api/v1/namespaces/${trial.namespace}/configmaps/map`;
    let changed = false;
    const change = async (): Promise<void> => {
        while ((await trial.cluster.find(path)) === undefined) {
            await setTimeout(200);
        }
        await setTimeout(2000);
        changed = true;
        await trial.cluster.patch(path, { data: data.after });
    };
    const [run] = await Promise.all([
        trial.stack.up(waiting(trial, expression, { data: data.before })).then((ended) => {
            assert.ok(changed, "it did not wait");
            return ended;
        }),
        change(),
    ]);
    assert.equal(run.failed, false, run.output);
    assert.deepEqual(run.outputs["data"]?.value, { ...data.before, ...data.after });
}
