import assert from "node:assert/strict";
import { join } from "node:path";

import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

import { conforms, sources, type Trial } from "./conforms.ts";
import { definition } from "./objects.ts";

const chart = join(import.meta.dirname, "chart");

describe("helm.v4.Chart", () => {
    conforms(
        "makes each object of a chart a child, in an order that works",
        sources.children,
        async (trial) => {
            const program = (value: string) => async () => {
                const made = new kubernetes.helm.v4.Chart("app", {
                    chart,
                    namespace: trial.namespace,
                    values: { ...ownKind(trial), value },
                    skipAwait: true,
                });
                return Promise.resolve({
                    count: made.resources.apply((children: unknown[]) => children.length),
                });
            };
            const preview = await trial.stack.preview(program("one"));
            assert.equal(preview.failed, false, preview.output);
            const run = await trial.stack.up(program("one"));
            assert.equal(run.failed, false, run.output);
            assert.equal(run.outputs["count"]?.value, 8);
            const place = `app:${trial.namespace}`;
            assert.deepEqual(
                Object.keys(run.steps)
                    .filter((name) => name.startsWith("app:"))
                    .sort(),
                [
                    `${place}/app-kept`,
                    `${place}/app-secret`,
                    `${place}/app-service`,
                    `${place}/app-settings`,
                    `${place}/custom`,
                    `${place}/${trial.namespace}-wide`,
                    "app:fromfolders.conformance.example.com",
                    `app:${definition(trial.namespace).plural}.conformance.example.com`,
                ].sort(),
            );
            assert.deepEqual(Object.keys(preview.steps).sort(), Object.keys(run.steps).sort());
            assert.doesNotMatch(await trial.stack.state(), /from-the-chart/);
            const settings = await trial.cluster.get(
                `/api/v1/namespaces/${trial.namespace}/configmaps/app-settings`,
            );
            assert.deepEqual(settings.data, { value: "one", server: "1" });

            assert.deepEqual((await trial.stack.up(program("one"))).steps, {});
            assert.deepEqual(
                new Set(Object.values((await trial.stack.refresh()).operations)),
                new Set(["same"]),
            );
            const changed = await trial.stack.up(program("two"));
            assert.deepEqual(Object.keys(changed.steps), [`${place}/app-settings`]);

            await trial.stack.destroy();
            const left = await trial.cluster.list(
                `/api/v1/namespaces/${trial.namespace}/configmaps`,
            );
            assert.ok(left.includes("app-kept"), "helm.sh/resource-policy: keep");
            assert.ok(!left.includes("app-settings"));
        },
    );

    conforms(
        "names release and children as told, and leaves out definitions",
        sources.chart,
        async (trial) => {
            const run = await trial.stack.preview(async () => {
                new kubernetes.helm.v4.Chart("app", {
                    chart,
                    name: "release",
                    namespace: trial.namespace,
                    resourcePrefix: "prefix",
                    skipCrds: true,
                    values: ownKind(trial),
                });
                return Promise.resolve();
            });
            assert.equal(run.failed, false, run.output);
            assert.equal(run.operations[`prefix:${trial.namespace}/release-settings`], "create");
            assert.equal(run.operations["prefix:fromfolders.conformance.example.com"], undefined);
        },
    );

    conforms(
        "hands its provider, and transforms of the program, to the children",
        sources.children,
        async (trial) => {
            const run = await trial.stack.up(async () => {
                const provider = new kubernetes.Provider("explicit", {
                    namespace: trial.namespace,
                });
                new kubernetes.helm.v4.Chart(
                    "app",
                    { chart, skipCrds: true, values: ownKind(trial), skipAwait: true },
                    {
                        provider,
                        transforms: [
                            // Of the component itself, the engine would lose the provider.
                            ({ custom, props, opts }) =>
                                custom
                                    ? {
                                          props: {
                                              ...props,
                                              metadata: pulumi
                                                  .output(props["metadata"])
                                                  .apply((metadata: object | undefined) => ({
                                                      ...metadata,
                                                      labels: { from: "transform" },
                                                  })),
                                          },
                                          opts,
                                      }
                                    : undefined,
                        ],
                    },
                );
                return Promise.resolve();
            });
            assert.equal(run.failed, false, run.output);
            const settings = await trial.cluster.get(
                `/api/v1/namespaces/${trial.namespace}/configmaps/app-settings`,
            );
            assert.equal(settings.metadata.labels?.["from"], "transform");
            assert.equal(run.operations["default_4_34_2"], undefined);
        },
    );

    conforms(
        "shows no children while an argument is unknown, and says so",
        sources.chart,
        async (trial) => {
            const run = await trial.stack.preview(async () => {
                const later = new random.RandomId("later", { byteLength: 4 });
                new kubernetes.helm.v4.Chart("app", {
                    chart,
                    namespace: later.hex,
                    values: ownKind(trial),
                });
                return Promise.resolve();
            });
            assert.equal(run.failed, false, run.output);
            assert.deepEqual(
                Object.keys(run.steps).filter((name) => name.startsWith("app:")),
                [],
            );
            assert.match(run.output, /incomplete|missing/);
        },
    );
});

function ownKind(trial: Trial): { readonly kind: string; readonly plural: string } {
    const { kind, plural } = definition(trial.namespace);
    return { kind, plural };
}
