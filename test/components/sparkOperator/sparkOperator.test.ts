import assert from "node:assert/strict";

import { SparkOperator, type SparkOperatorArgs } from "../../../components/sparkOperator/index.ts";
import { deploy, valueOf } from "../../support/deploy.ts";
import { assertRestricted, containerOf, podOf } from "../../support/pods.ts";
import { type World, at } from "../../support/world.ts";
import { operatorArgs } from "./operatorArgs.ts";

const chart = "kubernetes:helm.sh/v4:Chart";
const job = "kubernetes:batch/v1:Job";

function deployed(args?: Partial<SparkOperatorArgs>): Promise<World> {
    return deploy(() => new SparkOperator("operator", operatorArgs(args)));
}

describe("SparkOperator", () => {
    it("takes the chart from its repository, version fixed", async () => {
        const { inputs } = (await deployed()).one(chart, "operator");

        assert.equal(inputs["chart"], "spark-operator");
        assert.equal(inputs["version"], "2.5.2");
        assert.deepEqual(inputs["repositoryOpts"], { repo: "https://charts.example" });
        assert.equal(inputs["namespace"], "system");
    });

    it("takes the chart from a folder where there is no repository", async () => {
        const world = await deployed({ chart: { path: "/charts/operator", version: "2.5.2" } });
        const { inputs } = world.one(chart, "operator");

        assert.equal(inputs["chart"], "/charts/operator");
        assert.equal(inputs["repositoryOpts"], undefined);
    });

    it("gives the chart plain values, so that a preview shows every object", async () => {
        const { inputs } = (await deployed()).one(chart, "operator");

        assert.equal(at(inputs, "values", "spark", "serviceAccount", "create"), false);
        assert.doesNotMatch(JSON.stringify(inputs), /secret"/);
    });

    it("lets the webhook's own certificate stand in both of its configurations", async () => {
        const { options } = (await deployed()).one(chart, "operator");
        const ignored = async (type: string): Promise<readonly string[]> =>
            (await options.child(`kubernetes:${type}`, { metadata: {} })).ignoreChanges;

        for (const kind of ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]) {
            assert.deepEqual(await ignored(`admissionregistration.k8s.io/v1:${kind}`), [
                "webhooks[*].clientConfig.caBundle",
            ]);
        }
        assert.deepEqual(await ignored("core/v1:Service"), []);
    });

    it("gives the chart's objects the stack's label beside their own", async () => {
        const { options } = (await deployed()).one(chart, "operator");
        const metadata = { name: "controller", labels: { app: "operator" } };

        const { props } = await options.child("kubernetes:core/v1:Service", { metadata });

        assert.deepEqual(at(props, "metadata", "labels"), {
            app: "operator",
            "sparkstead.io/stack": "sparkstead.dev",
        });
    });

    it("labels the chart's pods, and spares them the variables of their neighbours' Services", async () => {
        const { options } = (await deployed()).one(chart, "operator");
        const template = { metadata: { labels: { app: "operator" } }, spec: { containers: [] } };

        const { props } = await options.child("kubernetes:apps/v1:Deployment", {
            metadata: {},
            spec: { replicas: 1, template },
        });

        assert.deepEqual(props["spec"], {
            replicas: 1,
            template: {
                metadata: { labels: { app: "operator", "sparkstead.io/stack": "sparkstead.dev" } },
                spec: { containers: [], enableServiceLinks: false },
            },
        });
    });

    it("is ready once a pod that only the webhook can admit has run", async () => {
        let operator: SparkOperator | undefined;
        const world = await deploy(
            () => (operator = new SparkOperator("operator", operatorArgs())),
        );
        const check = world.one(job, "operator-check");

        assert.deepEqual(check.options.dependsOn, [`${chart}::operator`]);
        assert.equal(at(check.inputs, "metadata", "namespace"), "jobs");
        assert.equal(
            at(
                check.inputs,
                ...[
                    "spec",
                    "template",
                    "metadata",
                    "labels",
                    "sparkoperator.k8s.io/launched-by-spark-operator",
                ],
            ),
            "true",
        );
        assert.equal(
            at(check.inputs, "metadata", "annotations", "pulumi.com/replaceUnready"),
            "true",
        );
        assert.equal(at(check.inputs, "spec", "ttlSecondsAfterFinished"), undefined);
        const ready = await Promise.all((operator?.ready ?? []).map(({ urn }) => valueOf(urn)));
        assert.deepEqual(
            ready.map((urn) => urn.split("::").at(-1)),
            ["operator-check"],
        );
    });

    it("checks the webhook by a restricted pod of the operator's own image", async () => {
        const check = (await deployed()).one(job, "operator-check");

        assertRestricted(podOf(check), 185);
        assert.equal(containerOf(check).image, operatorArgs().image);
    });
});
