import assert from "node:assert/strict";

import { MinioObjectStore } from "../../../components/objectStore/index.ts";
import { type Answers, deploy, generated, valueOf } from "../../support/deploy.ts";
import { assertRestricted, containerOf, podOf } from "../../support/pods.ts";
import { type World, at } from "../../support/world.ts";

type Args = ConstructorParameters<typeof MinioObjectStore>[1];

const secretRefs = (secretName: string): Args["credentials"][string] => ({
    accessKeyId: { secretName, key: "AWS_ACCESS_KEY_ID" },
    secretAccessKey: { secretName, key: "AWS_SECRET_ACCESS_KEY" },
    revision: 1,
});

function storeArgs(args: Partial<Args> = {}): Args {
    return {
        namespace: "system",
        image: "registry.example/minio:1",
        imagePullSecrets: ["regcred"],
        serviceName: "minio",
        storage: "10Gi",
        resources: { cpu: "100m", memory: "768Mi" },
        endpoint: "http://minio.system.svc.cluster.local:9000",
        region: "eu-central-1",
        addressing: "path",
        buckets: [{ name: "lake", prefixes: ["logs/"] }],
        credentials: { spark: secretRefs("s3-spark"), reader: secretRefs("s3-reader") },
        principals: [
            { name: "spark", namespace: "jobs", grants: [{ bucket: "lake", access: "readWrite" }] },
            { name: "reader", namespace: "system", grants: [{ bucket: "lake", access: "read" }] },
        ],
        ...args,
    };
}

async function deployed(
    args: Partial<Args> = {},
    answers: Answers = {},
): Promise<{ world: World; store: MinioObjectStore }> {
    let store: MinioObjectStore | undefined;
    const world = await deploy(() => (store = new MinioObjectStore("store", storeArgs(args))), {
        answers,
    });
    assert.ok(store);
    return { world, store };
}

const secret = "kubernetes:core/v1:Secret";
const statefulSet = "kubernetes:apps/v1:StatefulSet";
const job = "kubernetes:batch/v1:Job";
const claim = "kubernetes:core/v1:PersistentVolumeClaim";

describe("MinioObjectStore", () => {
    it("delivers each principal's keys into the principal's own namespace, under the planned name", async () => {
        const { world } = await deployed();

        const delivered = ["store-spark", "store-reader"].map((name) => {
            const { inputs } = world.one(secret, name);
            return [at(inputs, "metadata", "namespace"), at(inputs, "metadata", "name")];
        });

        assert.deepEqual(delivered, [
            ["jobs", "s3-spark"],
            ["system", "s3-reader"],
        ]);
    });

    it("keeps every value of every Secret secret", async () => {
        const { world } = await deployed();

        for (const { inputs } of world.all(secret)) {
            assert.deepEqual(Object.keys(inputs["stringData"] as object), ["secret"]);
        }
        assert.deepEqual(world.one(secret, "store-spark").inputs["stringData"], {
            secret: { AWS_ACCESS_KEY_ID: "spark", AWS_SECRET_ACCESS_KEY: generated("store-spark") },
        });
    });

    it("lets no generated value out of its Secrets", async () => {
        const { world } = await deployed();

        const leaking = world.resources.filter(
            ({ type, inputs }) => type !== secret && JSON.stringify(inputs).includes(generated("")),
        );

        assert.deepEqual(leaking, []);
    });

    it("rolls the server when the administrator's password changes: that Secret is auto-named", async () => {
        const { world } = await deployed();

        const root = world.one(secret, "store-root");
        assert.equal(at(root.inputs, "metadata", "name"), undefined);
        assert.ok(root.options.replaceOnChanges.includes("stringData"));
        assert.deepEqual(containerOf(world.one(statefulSet, "store")).envFrom, [
            { secretRef: { name: "store-root-auto" } },
        ]);
    });

    it("makes a principal new keys when their revision is raised, and nobody else", async () => {
        const { world } = await deployed({
            credentials: {
                spark: { ...secretRefs("s3-spark"), revision: 2 },
                reader: secretRefs("s3-reader"),
            },
        });
        const keepers = (name: string): unknown =>
            at(world.one("random:index/randomPassword:RandomPassword", name).inputs, "keepers");

        assert.deepEqual(keepers("store-spark"), { revision: "2" });
        assert.equal(keepers("store-reader"), undefined);
        assert.equal(keepers("store-root"), undefined);
    });

    it("runs server and Job as restricted pods of the image's user", async () => {
        const { world } = await deployed();

        for (const workload of [world.one(statefulSet, "store"), world.one(job, "store-content")]) {
            assertRestricted(podOf(workload), 1000);
            assert.deepEqual(podOf(workload)["imagePullSecrets"], [{ name: "regcred" }]);
        }
    });

    it("puts the data on a claim of the size and class that was asked for", async () => {
        const { world } = await deployed({ storage: "50Gi", storageClass: "fast" });

        assert.deepEqual(at(world.one(claim, "store-data").inputs, "spec"), {
            accessModes: ["ReadWriteOnce"],
            storageClassName: "fast",
            resources: { requests: { storage: "50Gi" } },
        });
        assert.deepEqual(at(podOf(world.one(statefulSet, "store")), "volumes", 0), {
            name: "data",
            persistentVolumeClaim: { claimName: "store-data-auto" },
        });
    });

    it("leaves the class to the cluster unless one is named", async () => {
        const { world } = await deployed();

        assert.equal(
            at(world.one(claim, "store-data").inputs, "spec", "storageClassName"),
            undefined,
        );
    });

    it("fills a new volume again", async () => {
        const { world } = await deployed(
            {},
            { [claim]: { metadata: { name: "data", uid: "new" } } },
        );

        const template = at(world.one(job, "store-content").inputs, "spec", "template");

        assert.equal(at(template, "metadata", "annotations", "sparkstead.io/volume"), "new");
    });

    it("has a Service whose name is the endpoint's host, and finds the server's pods by labels", async () => {
        const { world } = await deployed();
        const { inputs } = world.one("kubernetes:core/v1:Service", "store");

        assert.equal(at(inputs, "metadata", "name"), "minio");
        const labels = at(
            world.one(statefulSet, "store").inputs,
            ...["spec", "template", "metadata", "labels"],
        ) as Readonly<Record<string, string>>;
        for (const [key, value] of Object.entries(at(inputs, "spec", "selector") as object)) {
            assert.equal(labels[key], value);
        }
        assert.notEqual(
            at(
                world.one(job, "store-content").inputs,
                ...["spec", "template", "metadata", "labels", "app.kubernetes.io/name"],
            ),
            labels["app.kubernetes.io/name"],
        );
    });

    it("fills the store after the server is up, and again after a Job that failed", async () => {
        const { world } = await deployed();
        const content = world.one(job, "store-content");

        for (const needed of [`${statefulSet}::store`, "kubernetes:core/v1:Service::store"]) {
            assert.ok(content.options.dependsOn.includes(needed), needed);
        }
        assert.equal(
            at(content.inputs, "metadata", "annotations", "pulumi.com/replaceUnready"),
            "true",
        );
    });

    it("has a new Job when its files or the users' keys change: both are auto-named", async () => {
        const { world } = await deployed();
        const pod = podOf(world.one(job, "store-content"));

        const files = world.one("kubernetes:core/v1:ConfigMap", "store-content");
        const keys = world.one(secret, "store-users");
        assert.ok(files.options.replaceOnChanges.includes("data"));
        assert.ok(keys.options.replaceOnChanges.includes("stringData"));
        assert.deepEqual(at(pod["volumes"], 0), {
            name: "content",
            configMap: { name: "store-content-auto" },
        });
        assert.deepEqual(at(pod.containers, 0, "envFrom"), [
            { secretRef: { name: "store-root-auto" } },
            { secretRef: { name: "store-users-auto" } },
        ]);
    });

    it("updates in place what running applications refer to by name", async () => {
        const { world } = await deployed();

        assert.deepEqual(world.one(secret, "store-spark").options.replaceOnChanges, []);
    });

    it("is ready with its content and every principal's Secret", async () => {
        const { store } = await deployed();

        const ready = await Promise.all(store.ready.map(({ urn }) => valueOf(urn)));

        assert.deepEqual(
            ready.map((urn) => urn.split("$").at(-1)),
            [`${job}::store-content`, `${secret}::store-spark`, `${secret}::store-reader`],
        );
    });

    it("refuses a principal without planned credentials", async () => {
        await assert.rejects(deployed({ credentials: {} }), {
            message: 'objectStore "store": no credentials planned for spark',
        });
    });
});
