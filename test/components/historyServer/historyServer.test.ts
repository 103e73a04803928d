import assert from "node:assert/strict";

import { eventLogFaces } from "../../../components/contracts/eventLog.ts";
import { HistoryServer, type HistoryServerArgs } from "../../../components/historyServer/index.ts";
import { deploy } from "../../support/deploy.ts";
import { parseJavaProperties } from "../../support/parseJavaProperties.ts";
import { assertRestricted, containerOf, podOf } from "../../support/pods.ts";
import { type World, at } from "../../support/world.ts";

const bucket = {
    kind: "bucket",
    entries: { "spark.hadoop.fs.s3a.endpoint": "http://minio:9000" },
    secretEnv: { AWS_SECRET_ACCESS_KEY: { secretName: "s3-history", key: "secret" } },
    credentialsRevision: 1,
} as const;

function deployed(args: Partial<HistoryServerArgs> = {}): Promise<World> {
    return deploy(
        () =>
            new HistoryServer("history", {
                namespace: "system",
                serviceName: "spark-history-server",
                image: "registry.example/spark:3.5.8",
                imagePullSecrets: ["regcred"],
                eventLog: { ...eventLogFaces("s3a://lake/logs/"), ready: [] },
                store: bucket,
                cleaner: { maxAge: "7d", interval: "1d" },
                exposure: { kind: "portForward" },
                resources: { cpu: "100m", memory: "1Gi" },
                ...args,
            }),
    );
}

const deployment = "kubernetes:apps/v1:Deployment";
const ingress = "kubernetes:networking.k8s.io/v1:Ingress";

function confOf(world: World): Readonly<Record<string, string>> {
    const { inputs } = world.one("kubernetes:core/v1:ConfigMap", "history");
    return parseJavaProperties(String(at(inputs, "data", "spark-defaults.conf")));
}

describe("HistoryServer", () => {
    it("reads the directory that applications write to", async () => {
        const { writerEntries } = eventLogFaces("s3a://lake/logs/");

        assert.equal(
            confOf(await deployed())["spark.history.fs.logDirectory"],
            writerEntries["spark.eventLog.dir"],
        );
    });

    it("opens the store with the entries given and the keys by reference alone", async () => {
        const world = await deployed();

        assert.equal(confOf(world)["spark.hadoop.fs.s3a.endpoint"], "http://minio:9000");
        assert.deepEqual(
            containerOf(world.one(deployment, "history")).env?.filter(({ name }) =>
                name.startsWith("AWS"),
            ),
            [
                {
                    name: "AWS_SECRET_ACCESS_KEY",
                    valueFrom: { secretKeyRef: { name: "s3-history", key: "secret" } },
                },
            ],
        );
    });

    it("rolls when its keys are changed: its pods carry their revision", async () => {
        const annotations = async (credentialsRevision: number): Promise<unknown> => {
            const world = await deployed({ store: { ...bucket, credentialsRevision } });
            return at(
                world.one(deployment, "history").inputs,
                ...["spec", "template", "metadata", "annotations"],
            );
        };

        assert.deepEqual(await annotations(1), { "sparkstead.io/credentials-revision": "1" });
        assert.deepEqual(await annotations(2), { "sparkstead.io/credentials-revision": "2" });
    });

    it("opens a file system by its client conf, as the user that writes there, and holds no key", async () => {
        const world = await deployed({
            eventLog: { ...eventLogFaces("hdfs://lake/shared/spark-logs"), ready: [] },
            store: { kind: "fileSystem", clientConfigMap: "hdfs-client", user: "spark" },
        });
        const workload = world.one(deployment, "history");
        const { env, volumeMounts } = containerOf(workload);

        assert.equal(
            confOf(world)["spark.history.fs.logDirectory"],
            "hdfs://lake/shared/spark-logs",
        );
        assert.deepEqual(env?.slice(2), [
            { name: "HADOOP_CONF_DIR", value: "/etc/hadoop/conf" },
            { name: "HADOOP_USER_NAME", value: "spark" },
        ]);
        assert.deepEqual(volumeMounts?.at(-1), {
            name: "hadoop-conf",
            mountPath: "/etc/hadoop/conf",
            readOnly: true,
        });
        assert.deepEqual(at(podOf(workload)["volumes"], 2), {
            name: "hadoop-conf",
            configMap: { name: "hdfs-client" },
        });
        assertRestricted(podOf(workload), 185);
    });

    it("removes old event logs", async () => {
        const conf = confOf(await deployed());

        assert.equal(conf["spark.history.fs.cleaner.enabled"], "true");
        assert.equal(conf["spark.history.fs.cleaner.maxAge"], "7d");
        assert.equal(conf["spark.history.fs.cleaner.interval"], "1d");
    });

    it("refuses entries of the store that contradict its own", async () => {
        await assert.rejects(
            deployed({
                store: {
                    ...bucket,
                    entries: { "spark.history.fs.logDirectory": "s3a://other/" },
                },
            }),
            {
                message:
                    'spark.history.fs.logDirectory is set twice: "s3a://lake/logs/" by eventLog, "s3a://other/" by store; keep one of the two',
            },
        );
    });

    it("runs one restricted pod as the image's named user, never two at once", async () => {
        const world = await deployed();
        const workload = world.one(deployment, "history");

        assertRestricted(podOf(workload), 185);
        assert.equal(at(workload.inputs, "spec", "replicas"), 1);
        assert.deepEqual(at(workload.inputs, "spec", "strategy"), { type: "Recreate" });
    });

    it("restarts when its conf changes: the ConfigMap is auto-named", async () => {
        const world = await deployed();
        const conf = world.one("kubernetes:core/v1:ConfigMap", "history");
        const pod = podOf(world.one(deployment, "history"));

        assert.ok(conf.options.replaceOnChanges.includes("data"));
        assert.deepEqual(at(pod["volumes"], 0), {
            name: "conf",
            configMap: { name: "history-auto" },
        });
    });

    it("is up when its API answers", async () => {
        const container = containerOf((await deployed()).one(deployment, "history"));

        for (const probe of ["startupProbe", "readinessProbe", "livenessProbe"]) {
            assert.deepEqual(at(container[probe], "httpGet"), {
                path: "/api/v1/version",
                port: "http",
            });
        }
    });

    it("has no Ingress unless asked for one", async () => {
        assert.deepEqual((await deployed()).all(ingress), []);
    });

    it("answers under the host of its Ingress", async () => {
        const world = await deployed({
            exposure: { kind: "ingress", host: "history.corp", ingressClass: "nginx" },
        });
        const { inputs } = world.one(ingress, "history");

        assert.equal(at(inputs, "spec", "ingressClassName"), "nginx");
        assert.equal(at(inputs, "spec", "rules", 0, "host"), "history.corp");
        assert.deepEqual(at(inputs, "spec", "rules", 0, "http", "paths", 0, "backend", "service"), {
            name: "spark-history-server",
            port: { name: "http" },
        });
    });
});
