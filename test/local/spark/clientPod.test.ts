import assert from "node:assert/strict";

import { clientPod } from "../../../local/spark/clientPod.ts";
import { planWith } from "../../support/config.ts";
import { type Container, type Pod, assertRestricted } from "../../support/pods.ts";

const fileSystem = { kind: "external", defaultFs: "hdfs://lake" };

function podWith(raw: Readonly<Record<string, unknown>> = {}): Pod {
    return clientPod(planWith(raw), "spark-client-1").spec as unknown as Pod;
}

function containerWith(raw: Readonly<Record<string, unknown>> = {}): Container {
    const [container] = podWith(raw).containers;
    assert.ok(container);
    return container;
}

describe("clientPod", () => {
    it("is restricted, but for the token by which a driver asks for executors", () => {
        const pod = podWith();

        assert.equal(pod["automountServiceAccountToken"], true);
        assert.equal(pod["serviceAccountName"], "spark");
        assertRestricted({ ...pod, automountServiceAccountToken: false }, 185);
    });

    it("starts with the conf and the keys of the platform's clients, the keys by reference alone", () => {
        const { env } = containerWith();

        assert.deepEqual(podWith()["volumes"], [
            { name: "conf", projected: { sources: [{ configMap: { name: "spark-client" } }] } },
            { name: "runtime", configMap: { name: "spark-runtime" } },
            { name: "work", emptyDir: {} },
            { name: "tmp", emptyDir: {} },
        ]);
        assert.deepEqual(env?.[0], { name: "SPARK_CONF_DIR", value: "/etc/spark/conf" });
        assert.deepEqual(
            env.filter(({ name }) => name.startsWith("AWS")).map(({ valueFrom }) => valueFrom),
            ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"].map((key) => ({
                secretKeyRef: { name: "s3-spark", key },
            })),
        );
    });

    it("has the file system's files on its class path, and no HADOOP_CONF_DIR, which Spark refuses beside them", () => {
        const { env } = containerWith({ fileSystem });
        const [conf] = podWith({ fileSystem })["volumes"] as readonly unknown[];

        assert.deepEqual(conf, {
            name: "conf",
            projected: {
                sources: [
                    { configMap: { name: "spark-client" } },
                    { configMap: { name: "hadoop-conf" } },
                ],
            },
        });
        assert.equal(env?.find(({ name }) => name === "HADOOP_USER_NAME")?.value, "spark");
        assert.equal(
            env.find(({ name }) => name === "HADOOP_CONF_DIR"),
            undefined,
        );
    });

    it("has memory for the driver's heap and the JVM beside it", () => {
        assert.deepEqual(containerWith({ spark: { driver: { memory: "2g" } } }).resources, {
            requests: { cpu: "100m", memory: "2560Mi" },
            limits: { memory: "2560Mi" },
        });
    });
});
