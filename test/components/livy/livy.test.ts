import assert from "node:assert/strict";

import { ExternalSparkGateway, Livy, type LivyArgs } from "../../../components/livy/index.ts";
import { type LivyVersion, livyLines } from "../../../components/livy/livyLines.ts";
import { askedBy, asker } from "../../support/asker.ts";
import { deploy } from "../../support/deploy.ts";
import { parseHadoopXml } from "../../support/parseHadoopXml.ts";
import { parseJavaProperties } from "../../support/parseJavaProperties.ts";
import { type Pod, assertRestricted, containerOf, podOf } from "../../support/pods.ts";
import { runtimeWith } from "../../support/runtime.ts";
import { type World, at } from "../../support/world.ts";

function deployed(
    version: LivyVersion = "0.7.1-incubating",
    args: Partial<LivyArgs> = {},
): Promise<World> {
    return deploy(
        () =>
            new Livy("gateway", {
                url: "http://livy.rest.svc:8998",
                version,
                abilities: livyLines[version],
                namespace: "rest",
                serviceName: "livy",
                serviceAccount: "livy",
                host: "livy.rest.svc",
                image: "registry.example/livy:1",
                imagePullSecrets: ["regcred"],
                runtime: runtimeWith(),
                fileSystem: undefined,
                hadoopUser: "spark",
                metastore: { uri: "thrift://metastore:9083", warehouse: "s3a://w/", ready: [] },
                secretEnv: { AWS_SECRET_ACCESS_KEY: { secretName: "s3-livy", key: "secret" } },
                credentialsRevision: 3,
                settings: { stateRetained: "8h", historyServer: "http://history", overrides: {} },
                storage: "2Gi",
                exposure: { kind: "portForward" },
                resources: { cpu: "50m", memory: "1Gi" },
                ...args,
            }),
    );
}

const lake = {
    defaultFs: "hdfs://lake",
    coreSite: {},
    hdfsSite: {},
    clientConfigMap: "hadoop-client",
    clientNamespaces: ["rest"],
    webHdfs: undefined,
    ready: [],
};

const deployment = "kubernetes:apps/v1:Deployment";
const rbac = "kubernetes:rbac.authorization.k8s.io/v1";

function livyPodOf(world: World): Pod {
    return podOf(world.one(deployment, "gateway"));
}

function fileOf(world: World, file: string): string {
    const { inputs } = world.one("kubernetes:core/v1:ConfigMap", "gateway");
    return (at(inputs, "data", file) ?? "") as string;
}

function confOf(world: World, file = "livy.conf"): Readonly<Record<string, string>> {
    return parseJavaProperties(fileOf(world, file));
}

describe("Livy", () => {
    it("submits drivers into the cluster with the runtime's defaults and pod templates", async () => {
        const world = await deployed();

        assert.equal(
            confOf(world)["livy.spark.master"],
            "k8s://https://kubernetes.default.svc:443",
        );
        assert.equal(confOf(world)["livy.spark.deploy-mode"], "cluster");
        assert.equal(confOf(world, "spark-defaults.conf")["spark.eventLog.enabled"], "true");
        const template = JSON.parse(fileOf(world, "driver.json")) as unknown;
        assert.equal(at(template, "spec", "securityContext", "runAsNonRoot"), true);
    });

    for (const key of [
        "spark.kubernetes.namespace",
        "spark.kubernetes.authenticate.driver.serviceAccountName",
        "spark.kubernetes.driver.podTemplateFile",
        "spark.kubernetes.driver.label.sparkstead.io/submission",
    ]) {
        it(`lets no batch set ${key}`, async () => {
            const lines = fileOf(await deployed(), "spark-blacklist.conf").split("\n");

            assert.ok(lines.includes(key));
        });
    }

    it("follows drivers by its spark-submit where the line knows no Kubernetes", async () => {
        const old = confOf(await deployed("0.7.1-incubating"));
        const new_ = confOf(await deployed("0.9.0-incubating"));

        assert.equal(old["livy.server.spark-home"], "/opt/livy/spark");
        assert.equal(new_["livy.server.spark-home"], "/opt/spark");
        assert.equal(
            new_["livy.server.kubernetes.spark.container.name"],
            "spark-kubernetes-driver",
        );
    });

    it("recovers from the volume where the line can", async () => {
        const old = confOf(await deployed("0.8.0-incubating"));
        const new_ = confOf(await deployed("0.9.0-incubating"));

        assert.equal(old["livy.server.recovery.mode"], "off");
        assert.equal(new_["livy.server.recovery.mode"], "recovery");
        assert.equal(new_["livy.server.recovery.state-store.url"], "file:///var/lib/livy/state");
    });

    it("opens ports for drivers to call back where the line has sessions, and no others", async () => {
        const ports = (world: World): unknown[] =>
            at(world.one("kubernetes:core/v1:Service", "gateway").inputs, "spec", "ports") as [];
        const without = await deployed("0.7.1-incubating");
        const sessions = await deployed("0.9.0-incubating");

        assert.equal(ports(without).length, 1);
        assert.deepEqual(confOf(without, "livy-client.conf"), {});
        assert.equal(ports(sessions).length, 12);
        assert.deepEqual(ports(sessions).at(-1), {
            name: "callback-10",
            port: 10010,
            targetPort: "callback-10",
        });
        assert.deepEqual(confOf(sessions, "livy-client.conf"), {
            "livy.rsc.launcher.address": "livy.rest.svc",
            "livy.rsc.launcher.port.range": "10000~10010",
        });
    });

    it("tells sessions of the metastore", async () => {
        const world = await deployed("0.9.0-incubating");

        assert.deepEqual(parseHadoopXml(fileOf(world, "hive-site.xml")), {
            "hive.metastore.uris": "thrift://metastore:9083",
        });
        assert.equal(confOf(world)["livy.repl.enable-hive-context"], "true");
    });

    it("keeps tokens, requests and what drivers say out of its own log", async () => {
        const log = confOf(await deployed("0.9.0-incubating"), "log4j.properties");

        assert.equal(log["log4j.logger.org.apache.livy.utils"], "WARN");
        assert.equal(log["log4j.logger.org.apache.livy.server.batch"], "WARN");
    });

    it("takes entries of the user's own before its own", async () => {
        const world = await deployed(undefined, {
            settings: {
                stateRetained: "8h",
                historyServer: "http://history",
                overrides: { "livy.cache-log.size": "50" },
            },
        });

        assert.equal(confOf(world)["livy.cache-log.size"], "50");
        assert.equal(confOf(world)["livy.server.session.state-retain.sec"], "8h");
    });

    it("runs one restricted pod that is never beside its successor", async () => {
        const world = await deployed();
        const { inputs } = world.one(deployment, "gateway");

        assertRestricted({ ...livyPodOf(world), automountServiceAccountToken: false }, 185);
        assert.equal(at(inputs, "spec", "replicas"), 1);
        assert.deepEqual(at(inputs, "spec", "strategy"), { type: "Recreate" });
    });

    it("writes only to its volume and to /tmp", async () => {
        const { volumeMounts = [] } = containerOf((await deployed()).one(deployment, "gateway"));

        assert.deepEqual(
            volumeMounts.filter((mount) => !("readOnly" in mount)).map((mount) => mount.mountPath),
            ["/var/lib/livy", "/tmp"],
        );
    });

    it("restarts with its conf and with the revision of its keys", async () => {
        const world = await deployed();
        const conf = world.one("kubernetes:core/v1:ConfigMap", "gateway");
        const { inputs } = world.one(deployment, "gateway");

        assert.ok(conf.options.replaceOnChanges.includes("data"));
        assert.deepEqual(at(livyPodOf(world)["volumes"], 0, "projected", "sources"), [
            { configMap: { name: "gateway-auto" } },
        ]);
        assert.equal(
            at(
                inputs,
                ...["spec", "template", "metadata", "annotations"],
                "sparkstead.io/credentials-revision",
            ),
            "3",
        );
    });

    it("finds the file system beside its conf, as the user whom drivers are", async () => {
        const world = await deployed(undefined, { fileSystem: lake });
        const { env = [] } = containerOf(world.one(deployment, "gateway"));

        assert.deepEqual(at(livyPodOf(world)["volumes"], 0, "projected", "sources", 1), {
            configMap: {
                name: "hadoop-client",
                items: ["core-site.xml", "hdfs-site.xml"].map((key) => ({ key, path: key })),
            },
        });
        assert.equal(env.find(({ name }) => name === "HADOOP_USER_NAME")?.value, "spark");
    });

    it("tells its image which line it has to hold", async () => {
        const { env = [] } = containerOf((await deployed()).one(deployment, "gateway"));

        assert.equal(env.find(({ name }) => name === "LIVY_VERSION")?.value, "0.7.1-incubating");
    });

    it("has rights in the jobs' namespace alone", async () => {
        const world = await deployed();

        assert.equal(
            at(world.one(`${rbac}:Role`, "gateway").inputs, "metadata", "namespace"),
            "jobs",
        );
        assert.deepEqual(at(world.one(`${rbac}:RoleBinding`, "gateway").inputs, "subjects"), [
            { kind: "ServiceAccount", name: "livy", namespace: "rest" },
        ]);
        assert.deepEqual(world.all(`${rbac}:ClusterRole`), []);
    });

    it("may list the pods of every namespace where the line looks there", async () => {
        const world = await deployed("0.9.0-incubating");
        const role = world.one(`${rbac}:ClusterRole`, "gateway");

        assert.equal(at(role.inputs, "metadata", "name"), "livy-drivers");
        assert.deepEqual(at(role.inputs, "rules"), [
            { apiGroups: [""], resources: ["pods"], verbs: ["list"] },
        ]);
    });

    it("has a volume of the size asked for", async () => {
        const claim = (await deployed()).one(
            "kubernetes:core/v1:PersistentVolumeClaim",
            "gateway-data",
        );

        assert.equal(at(claim.inputs, "spec", "resources", "requests", "storage"), "2Gi");
    });

    it("answers under the host of its Ingress, where it has one", async () => {
        const ingress = "kubernetes:networking.k8s.io/v1:Ingress";
        const world = await deployed(undefined, {
            exposure: { kind: "ingress", host: "livy.corp" },
        });

        assert.deepEqual((await deployed()).all(ingress), []);
        assert.equal(
            at(world.one(ingress, "gateway").inputs, "spec", "rules", 0, "host"),
            "livy.corp",
        );
    });
});

describe("ExternalSparkGateway", () => {
    it("asks whether it answers and hands on what was planned", async () => {
        let gateway: ExternalSparkGateway | undefined;
        const abilities = livyLines["0.8.0-incubating"];
        const world = await deploy(() => {
            gateway = new ExternalSparkGateway("gateway", {
                url: "https://livy.corp",
                version: "0.8.0-incubating",
                abilities,
                asker,
            });
        });

        assert.equal(gateway?.url, "https://livy.corp");
        assert.deepEqual(gateway.abilities, abilities);
        assert.deepEqual(askedBy(world, "gateway-check"), {
            subject: 'gateway "gateway" (Livy 0.8.0-incubating)',
            endpoints: "livy.corp:443",
        });
        assert.equal(gateway.ready.length, 1);
    });
});
