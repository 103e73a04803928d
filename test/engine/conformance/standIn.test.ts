import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";

import { local, remote } from "@pulumi/command";
import * as kubernetes from "@pulumi/kubernetes";
import * as random from "@pulumi/random";

import { conforms, sources, type Trial } from "./conforms.ts";

/** What only a stand-in does; `--grep 'stand-in' --invert` leaves it out when the vendor's plugins are tried. */
describe("stand-in", () => {
    conforms("says on every run that it is one", sources.standIn, async (trial) => {
        const program = map(trial, {});
        for (const run of [
            await trial.stack.preview(program),
            await trial.stack.up(program),
            await trial.stack.destroy(),
        ]) {
            assert.equal(run.output.match(/not the vendor's/g)?.length, 1, run.output);
        }
    });

    conforms(
        "takes in what exists only with this stack's label",
        sources.standIn,
        async (trial) => {
            const label = { "sparkstead.io/stack": "conformance-one" };
            const other = { "sparkstead.io/stack": "conformance-two" };
            const path = `/api/v1/namespaces/${trial.namespace}/configmaps/map`;
            await trial.stack.up(map(trial, { labels: { ...label, dropped: "yes" } }));
            const before = await trial.cluster.get(path);
            await trial.stack.forget();

            const refused = await trial.stack.up(map(trial, { labels: other }));
            assert.ok(refused.failed);
            assert.match(refused.output, /already exists.*label/);

            const taken = await trial.stack.up(map(trial, { labels: label }));
            assert.equal(taken.failed, false, taken.output);
            const after = await trial.cluster.get(path);
            assert.equal(after.metadata.uid, before.metadata.uid);
            assert.deepEqual(after.metadata.labels, label);
        },
    );

    conforms(
        "changes nothing on a cluster that is not the embedded one",
        sources.standIn,
        async (trial) => {
            const methods: string[] = [];
            const server = createServer((request, response) => {
                methods.push(request.method ?? "");
                const known = request.url === "/version";
                response.writeHead(known ? 200 : 404, { "content-type": "application/json" });
                response.end(
                    JSON.stringify(
                        known
                            ? { major: "1", minor: "36", gitVersion: "v1.36.0" }
                            : {
                                  kind: "Status",
                                  apiVersion: "v1",
                                  status: "Failure",
                                  reason: "NotFound",
                                  code: 404,
                              },
                    ),
                );
            });
            await listening(server, async (kubeconfig) => {
                const program = elsewhere(kubeconfig);
                const preview = await trial.stack.preview(program);
                assert.equal(preview.failed, false, preview.output);
                const run = await trial.stack.up(program);
                assert.ok(run.failed);
                assert.match(run.output, /changes nothing but the embedded cluster/);
                assert.deepEqual(new Set(methods), new Set(["GET"]));
            });
        },
    );

    conforms(
        "names the context of a cluster that does not answer, in ten seconds",
        sources.standIn,
        async (trial) => {
            const server = createServer(() => undefined);
            await listening(server, async (kubeconfig) => {
                const run = await trial.stack.up(elsewhere(kubeconfig));
                assert.ok(run.failed);
                assert.match(run.output, /context "elsewhere".*does not answer/);
                assert.ok(run.milliseconds < 15_000, String(run.milliseconds));
            });
        },
    );

    conforms("shows the last lines of what failed", sources.standIn, async (trial) => {
        const run = await trial.stack.up(async () => {
            new kubernetes.batch.v1.Job("job", {
                metadata: { namespace: trial.namespace },
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
                                    command: ["sh", "-c", "echo the last words; exit 3"],
                                },
                            ],
                        },
                    },
                },
            });
            return Promise.resolve();
        });
        assert.ok(run.failed);
        assert.match(run.output, /ended with exit code 3/);
        assert.match(run.output, /last lines of pod .*\n +the last words/);
    });

    conforms(
        "refuses what it does not support, and says where to look",
        sources.standIn,
        async (trial) => {
            const programs = [
                () => new kubernetes.core.v1.ReplicationController("controller", {}),
                () => new kubernetes.core.v1.ConfigMapPatch("patch", { metadata: { name: "map" } }),
                () => new kubernetes.core.v1.ConfigMapList("list", { items: [] }),
                () => new kubernetes.helm.v3.Release("release", { chart: "nginx" }),
                () => new kubernetes.helm.v4.Chart("chart", { chart: "oci://example.com/chart" }),
                () => new kubernetes.yaml.v2.ConfigGroup("group", { yaml: "" }),
                () => {
                    const provider = new kubernetes.Provider("provider", {
                        renderYamlToDirectory: "to",
                    });
                    return new kubernetes.core.v1.ConfigMap("map", {}, { provider });
                },
                () => new remote.Command("command", { connection: { host: "example.com" } }),
                () => new local.Command("command", { assetPaths: ["*"] }),
                () => new random.RandomPet("pet"),
            ];
            for (const program of programs) {
                const run = await trial.stack.preview(async () => {
                    program();
                    return Promise.resolve();
                });
                assert.ok(run.failed, `${String(program)}: ${run.output}`);
                assert.match(run.output, /not supported.*SUPPORTED\.md/);
            }
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

function elsewhere(kubeconfig: string) {
    return async (): Promise<void> => {
        const provider = new kubernetes.Provider("elsewhere", { kubeconfig });
        new kubernetes.core.v1.ConfigMap("map", {}, { provider });
        return Promise.resolve();
    };
}

/** Runs a check against a cluster that is only a server of ours. */
async function listening(
    server: Server,
    check: (kubeconfig: string) => Promise<void>,
): Promise<void> {
    await new Promise<void>((resolve) => {
        server.listen(0, "127.0.0.1", resolve);
    });
    const { port } = server.address() as AddressInfo;
    try {
        await check(
            JSON.stringify({
                apiVersion: "v1",
                kind: "Config",
                "current-context": "elsewhere",
                contexts: [
                    { name: "elsewhere", context: { cluster: "elsewhere", user: "nobody" } },
                ],
                clusters: [
                    { name: "elsewhere", cluster: { server: `http://127.0.0.1:${String(port)}` } },
                ],
                users: [{ name: "nobody", user: {} }],
            }),
        );
    } finally {
        server.closeAllConnections();
        server.close();
    }
}
