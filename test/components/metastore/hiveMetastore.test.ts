import assert from "node:assert/strict";

import {
    ExternalMetastore,
    HiveMetastore,
    type HiveMetastoreArgs,
} from "../../../components/metastore/index.ts";
import { askedBy, asker } from "../../support/asker.ts";
import { deploy } from "../../support/deploy.ts";
import { parseHadoopXml } from "../../support/parseHadoopXml.ts";
import { parseJavaProperties } from "../../support/parseJavaProperties.ts";
import { type Container, assertRestricted, containerOf, podOf } from "../../support/pods.ts";
import { type World, at } from "../../support/world.ts";
import { metastoreArgs } from "./metastoreArgs.ts";

function deployed(args: Partial<HiveMetastoreArgs> = {}): Promise<World> {
    return deploy(() => new HiveMetastore("metastore", metastoreArgs(args)));
}

const deployment = "kubernetes:apps/v1:Deployment";
const service = "kubernetes:core/v1:Service";

/** The init container and the server. */
function containersOf(world: World): readonly Container[] {
    const pod = podOf(world.one(deployment, "metastore"));
    return [...(pod["initContainers"] as Container[]), ...pod.containers];
}

function fileOf(world: World, name: string): string {
    return String(at(world.one("kubernetes:core/v1:ConfigMap", "metastore").inputs, "data", name));
}

describe("HiveMetastore", () => {
    it("runs restricted as the image's named user, init container included", async () => {
        const world = await deployed();
        const pod = podOf(world.one(deployment, "metastore"));

        assertRestricted({ ...pod, containers: containersOf(world) }, 1000);
    });

    it("sees to the schema of its version before it serves, in each pod anew", async () => {
        const containers = containersOf(await deployed({ version: "3.1.3" }));

        assert.deepEqual(
            containers.map(({ args }) => args),
            [["schema", "3.1.3"], ["serve"]],
        );
    });

    it("gives both containers the same image, conf and secrets, the latter by reference alone", async () => {
        const [schema, server] = containersOf(await deployed());

        for (const field of ["image", "env", "volumeMounts"]) {
            assert.deepEqual(schema?.[field], server?.[field], field);
        }
        assert.deepEqual(
            server?.env?.filter(({ value }) => value === undefined),
            [
                ["METASTORE_DATABASE_PASSWORD", "sql-metastore", "password"],
                ["AWS_ACCESS_KEY_ID", "s3-metastore", "id"],
                ["AWS_SECRET_ACCESS_KEY", "s3-metastore", "secret"],
            ].map(([name, secret, key]) => ({
                name,
                valueFrom: { secretKeyRef: { name: secret, key } },
            })),
        );
    });

    it("takes the password from the variable that its conf names", async () => {
        const world = await deployed();
        const site = parseHadoopXml(fileOf(world, "metastore-site.xml"));
        const variable = /^\$\{env\.(.+)\}$/.exec(
            site["javax.jdo.option.ConnectionPassword"] ?? "",
        )?.[1];

        assert.ok(
            containerOf(world.one(deployment, "metastore")).env?.some(
                ({ name }) => name === variable,
            ),
        );
    });

    it("rolls with its conf, its password and its keys", async () => {
        const world = await deployed();
        const workload = world.one(deployment, "metastore");

        assert.ok(
            world
                .one("kubernetes:core/v1:ConfigMap", "metastore")
                .options.replaceOnChanges.includes("data"),
        );
        assert.deepEqual(at(podOf(workload)["volumes"], 0, "configMap"), {
            name: "metastore-auto",
        });
        assert.deepEqual(at(workload.inputs, "spec", "template", "metadata", "annotations"), {
            "sparkstead.io/credentials-revision": "3.2",
        });
    });

    it("leaves the pod at work until the next one serves", async () => {
        const { inputs } = (await deployed()).one(deployment, "metastore");

        assert.deepEqual(at(inputs, "spec", "strategy"), {
            type: "RollingUpdate",
            rollingUpdate: { maxUnavailable: 0 },
        });
    });

    it("is up when it listens, under the name and port of its address", async () => {
        const world = await deployed();
        const { inputs } = world.one(service, "metastore");
        const container = containerOf(world.one(deployment, "metastore"));

        assert.equal(at(inputs, "metadata", "name"), "hive-metastore");
        assert.equal(at(inputs, "spec", "ports", 0, "port"), 9083);
        for (const probe of ["startupProbe", "readinessProbe", "livenessProbe"]) {
            assert.deepEqual(at(container[probe], "tcpSocket"), { port: "thrift" });
        }
    });

    it("logs at the level asked for", async () => {
        const world = await deployed({ logLevel: "WARN" });

        assert.equal(
            parseJavaProperties(fileOf(world, "metastore-log4j2.properties"))["rootLogger.level"],
            "warn",
        );
    });

    it("knows the file system by its clients' conf, where there is one", async () => {
        const world = await deployed({ fileSystem: { clientConfigMap: "hadoop-conf" } });
        const pod = podOf(world.one(deployment, "metastore"));

        assert.deepEqual(at(pod["volumes"], 2), {
            name: "hadoop-conf",
            configMap: { name: "hadoop-conf" },
        });
        for (const { env, volumeMounts } of containersOf(world)) {
            const directory = env?.find(({ name }) => name === "HADOOP_CONF_DIR")?.value;
            assert.ok(volumeMounts?.some(({ mountPath }) => mountPath === directory));
        }
    });

    it("answers inside the cluster alone unless asked for more", async () => {
        assert.equal((await deployed()).all(service).length, 1);
    });

    for (const [exposure, type, nodePort] of [
        [{ kind: "nodePort" }, "NodePort", undefined],
        [{ kind: "nodePort", port: 30983 }, "NodePort", 30983],
        [{ kind: "loadBalancer" }, "LoadBalancer", undefined],
    ] as const) {
        it(`answers outside by a second Service: ${JSON.stringify(exposure)}`, async () => {
            const world = await deployed({ exposure });
            const spec = at(world.one(service, "metastore-external").inputs, "spec");

            assert.equal(at(spec, "type"), type);
            assert.equal(at(spec, "ports", 0, "nodePort"), nodePort);
            assert.deepEqual(
                at(spec, "selector"),
                at(world.one(service, "metastore").inputs, "spec", "selector"),
            );
        });
    }

    it("stays after a failure only when told to", async () => {
        const stays = ({ env }: Container): unknown =>
            env?.find(({ name }) => name === "SLEEP_ON_FAILURE")?.value;

        assert.deepEqual(containersOf(await deployed()).map(stays), [undefined, undefined]);
        assert.deepEqual(
            containersOf(await deployed({ onFailure: { kind: "sleep", seconds: 600 } })).map(stays),
            ["600", "600"],
        );
    });
});

describe("ExternalMetastore", () => {
    it("is ready when one of its servers answers", async () => {
        let metastore: ExternalMetastore | undefined;
        const world = await deploy(() => {
            metastore = new ExternalMetastore("metastore", {
                uri: "thrift://hms.corp:9083,thrift://other.corp:9084",
                warehouse: "s3a://lake/warehouse/",
                asker,
            });
        });

        assert.deepEqual(askedBy(world, "metastore-check"), {
            subject: 'metastore "metastore"',
            endpoints: "hms.corp:9083 other.corp:9084",
        });
        assert.equal(metastore?.ready.length, 1);
    });
});
