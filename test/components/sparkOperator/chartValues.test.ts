import assert from "node:assert/strict";

import fc from "fast-check";

import {
    type ChartValues,
    chartValues,
    mergeValues,
} from "../../../components/sparkOperator/chartValues.ts";
import { operatorArgs } from "./operatorArgs.ts";

describe("chartValues", () => {
    it("turn the webhook on, watch the job namespaces, and make no identity there", () => {
        const values = chartValues(operatorArgs({ jobNamespaces: ["jobs", "etl"] }));

        assert.deepEqual(values["spark"], {
            jobNamespaces: ["jobs", "etl"],
            serviceAccount: { create: false },
            rbac: { create: false },
        });
        assert.equal((values["webhook"] as ChartValues)["enable"], true);
        assert.deepEqual(values["hook"], { upgradeCrd: false });
    });

    it("size both pods", () => {
        const values = chartValues(operatorArgs({ controller: { cpu: "1", memory: "2Gi" } }));

        assert.deepEqual((values["controller"] as ChartValues)["resources"], {
            requests: { cpu: "1", memory: "2Gi" },
            limits: { memory: "2Gi" },
        });
    });

    it("hand spark-submit its keys by reference, and roll the controller with them", () => {
        const controller = chartValues(operatorArgs({ credentialsRevision: 2 }))[
            "controller"
        ] as ChartValues;

        assert.deepEqual(controller["env"], [
            {
                name: "AWS_ACCESS_KEY_ID",
                valueFrom: {
                    secretKeyRef: { name: "s3-spark-operator", key: "AWS_ACCESS_KEY_ID" },
                },
            },
        ]);
        assert.deepEqual(controller["annotations"], { "sparkstead.io/credentials-revision": "2" });
    });

    it("put the file system's conf on spark-submit's class path, and keep its /tmp", () => {
        const fileSystem = { clientConfigMap: "hadoop-conf", hadoopUser: "spark" };
        const controllerOf = (args: Parameters<typeof operatorArgs>[0]): ChartValues =>
            chartValues(operatorArgs(args))["controller"] as ChartValues;

        const { env, volumes, volumeMounts } = controllerOf({ fileSystem, secretEnv: {} });

        assert.deepEqual(env, [
            { name: "SPARK_CONF_DIR", value: "/etc/spark/conf" },
            { name: "HADOOP_USER_NAME", value: "spark" },
        ]);
        assert.deepEqual(volumes, [
            { name: "tmp", emptyDir: { sizeLimit: "1Gi" } },
            { name: "hadoop", configMap: { name: "hadoop-conf" } },
        ]);
        assert.deepEqual(volumeMounts, [
            { name: "tmp", mountPath: "/tmp" },
            { name: "hadoop", mountPath: "/etc/spark/conf", readOnly: true },
        ]);
        // Without one the chart's own volumes stand.
        assert.equal(controllerOf({})["volumes"], undefined);
    });

    for (const reference of [
        "ghcr.io/kubeflow/spark-operator/controller:2.5.2",
        "registry.corp:5000/a/b:1",
        `quay.io/a:1@sha256:${"a".repeat(64)}`,
    ]) {
        it(`are put together again by the chart as ${reference}`, () => {
            const { registry, repository, tag } = chartValues(operatorArgs({ image: reference }))[
                "image"
            ] as Readonly<Record<string, string>>;

            assert.equal(`${String(registry)}/${String(repository)}:${String(tag)}`, reference);
        });
    }

    it("let an override replace one leaf and keep its neighbours", () => {
        const values = chartValues(operatorArgs({ overrides: { webhook: { timeoutSeconds: 5 } } }));

        assert.equal((values["webhook"] as ChartValues)["timeoutSeconds"], 5);
        assert.equal((values["webhook"] as ChartValues)["enable"], true);
    });
});

describe("mergeValues", () => {
    const values = fc.object({
        maxDepth: 2,
        values: [fc.integer(), fc.string()],
    }) as fc.Arbitrary<ChartValues>;

    it("changes nothing where nothing is overridden, and is what overrides where nothing was", () => {
        fc.assert(
            fc.property(values, (some) => {
                assert.deepEqual(mergeValues(some, {}), { ...some });
                assert.deepEqual(mergeValues({}, some), { ...some });
                assert.deepEqual(mergeValues(some, some), { ...some });
            }),
        );
    });

    it("replaces lists whole", () => {
        assert.deepEqual(mergeValues({ a: [1, 2], b: 1 }, { a: [3] }), { a: [3], b: 1 });
    });
});
