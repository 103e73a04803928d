import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type * as pulumi from "@pulumi/pulumi";

import {
    BucketContent,
    type BucketContentArgs,
    HdfsContent,
    type HdfsContentArgs,
} from "../../../components/content/index.ts";
import { deploy, valueOf } from "../../support/deploy.ts";
import { type Pod, assertRestricted, containerOf, podOf } from "../../support/pods.ts";
import { type World, at } from "../../support/world.ts";
import { contentArgs, directory, file } from "./contentWith.ts";

const job = "kubernetes:batch/v1:Job";
const cronJob = "kubernetes:batch/v1:CronJob";
const deployment = "kubernetes:apps/v1:Deployment";
const configMap = "kubernetes:core/v1:ConfigMap";
const command = "command:local:Command";

interface Deployed {
    readonly world: World;
    readonly ready: readonly string[];
    readonly files: readonly string[];
}

async function hdfs(args: Partial<HdfsContentArgs> = {}): Promise<Deployed> {
    return deployed(
        () =>
            new HdfsContent("lake", {
                ...contentArgs,
                fileSystem: {
                    defaultFs: "hdfs://lake",
                    coreSite: {},
                    hdfsSite: {},
                    clientConfigMap: "hadoop-conf",
                    clientNamespaces: ["apache-hdfs"],
                    webHdfs: undefined,
                    ready: [],
                },
                superuser: "hadoop",
                uploads: undefined,
                resources: { cpu: "10m", memory: "320Mi" },
                ...args,
            }),
    );
}

async function bucket(args: Partial<BucketContentArgs> = {}): Promise<Deployed> {
    const credentials = {
        accessKeyId: { secretName: "s3-content", key: "AWS_ACCESS_KEY_ID" },
        secretAccessKey: { secretName: "s3-content", key: "AWS_SECRET_ACCESS_KEY" },
        revision: 3,
    };
    return deployed(
        () =>
            new BucketContent("lake", {
                ...contentArgs,
                store: {
                    endpoint: "https://s3.example.com:9000",
                    region: "us-east-1",
                    addressing: "path",
                    buckets: [{ name: "spark", prefixes: [] }],
                    credentials: { content: credentials },
                    ready: [],
                },
                bucket: "spark",
                credentials,
                prefixes: ["staging/"],
                ...args,
            }),
    );
}

async function deployed(make: () => HdfsContent | BucketContent): Promise<Deployed> {
    let content: HdfsContent | BucketContent | undefined;
    const world = await deploy(() => (content = make()));
    assert.ok(content);
    return {
        world,
        ready: await typesAndNames(content.ready),
        files: await typesAndNames(content.files),
    };
}

async function typesAndNames(resources: readonly pulumi.Resource[]): Promise<string[]> {
    const urns = await Promise.all(resources.map(({ urn }) => valueOf(urn)));
    return urns.map((urn) => urn.split("$").at(-1) ?? "");
}

describe("content", () => {
    for (const [name, make] of Object.entries({ hdfs, bucket })) {
        it(`of ${name} runs restricted pods of the image's user`, async () => {
            const { world } = await make();

            for (const workload of [
                world.one(deployment, "lake-client"),
                world.one(job, "lake-directories"),
            ]) {
                assertRestricted(podOf(workload), 1000);
                assert.deepEqual(podOf(workload)["imagePullSecrets"], [{ name: "regcred" }]);
            }
        });

        it(`of ${name} finds its scripts, and has new pods when they change`, async () => {
            const { world } = await make();

            for (const [type, child] of [
                [deployment, "lake-client"],
                [job, "lake-directories"],
            ] as const) {
                assert.deepEqual(at(podOf(world.one(type, child)), "volumes", 0), {
                    name: "scripts",
                    configMap: { name: `${child}-auto` },
                });
                assert.ok(world.one(configMap, child).options.replaceOnChanges.includes("data"));
            }
        });

        it(`of ${name} is ready with its directories, and its files beside`, async () => {
            const { ready, files } = await make({ files: [file("/a"), file("/b")] });

            assert.deepEqual(ready, [`${job}::lake-directories`]);
            assert.deepEqual(files, [`${command}::lake:/a`, `${command}::lake:/b`]);
        });
    }

    it("of hdfs deletes old uploads each day, one run at a time, where uploads are its affair", async () => {
        const { world } = await hdfs({ uploads: { directory: "/uploads", days: 3 } });
        const { inputs } = world.one(cronJob, "lake-expiry");

        assert.equal(at(inputs, "spec", "schedule"), "@daily");
        assert.equal(at(inputs, "spec", "concurrencyPolicy"), "Forbid");
        assert.equal(at(inputs, "spec", "jobTemplate", "spec", "activeDeadlineSeconds"), 43_200);
        const pod = at(inputs, "spec", "jobTemplate", "spec", "template", "spec") as Pod;
        assertRestricted(pod, 1000);
        assert.deepEqual(at(pod, "volumes", 0, "configMap"), { name: "lake-expiry-auto" });
        assert.match(
            String(at(world.one(configMap, "lake-expiry").inputs, "data", "expiry.sh")),
            /3 days ago[^]*\/uploads/,
        );
        assert.deepEqual((await hdfs()).world.all(cronJob), []);
    });

    it("makes directories anew after a Job that failed", async () => {
        const { world } = await hdfs({ directories: [directory("/tmp")] });

        const { inputs } = world.one(job, "lake-directories");
        assert.equal(at(inputs, "metadata", "annotations", "pulumi.com/replaceUnready"), "true");
    });

    it("makes directories anew when one was found to be another, and not because that is over", async () => {
        const path = 'spec.template.metadata.annotations["sparkstead.io/drift"]';
        const directories = [directory("/tmp"), directory("/user")];
        const lost = await hdfs({ directories, drift: { "/user": "missing (now)", "/a": "x" } });
        const sound = await hdfs({ directories, drift: { "/a": "missing (now)" } });

        const found = lost.world.one(job, "lake-directories");
        assert.equal(
            at(
                found.inputs,
                ...["spec", "template", "metadata", "annotations", "sparkstead.io/drift"],
            ),
            "/user: missing (now)",
        );
        assert.deepEqual(found.options.ignoreChanges, []);
        assert.deepEqual(sound.world.one(job, "lake-directories").options.ignoreChanges, [path]);
    });

    it("uploads a file again when it was lost or changed, and not because that is over", async () => {
        const files = [file("/a"), file("/b")];
        const { world } = await hdfs({ files, drift: { "/a": "missing (now)" } });

        const [lost, sound] = [world.one(command, "lake:/a"), world.one(command, "lake:/b")];
        assert.equal(at(lost.inputs, "environment", "DRIFT"), "missing (now)");
        assert.deepEqual(lost.options.ignoreChanges, []);
        assert.deepEqual(sound.options.ignoreChanges, ["environment.DRIFT"]);
        assert.equal(at(lost.inputs, "triggers"), undefined);
        assert.equal(at(lost.inputs, "environment", "SHA256"), files[0]?.sha256);
    });

    it("uploads after its directories, one file after the other", async () => {
        const { world } = await hdfs({ files: [file("/a"), file("/b")] });

        assert.deepEqual(world.one(command, "lake:/a").options.dependsOn, [
            `${deployment}::lake-client`,
            `${job}::lake-directories`,
        ]);
        assert.deepEqual(world.one(command, "lake:/b").options.dependsOn, [
            `${deployment}::lake-client`,
            `${command}::lake:/a`,
        ]);
    });

    it("hands a file to the client's script through a shell, whatever the kubeconfig is called", async () => {
        const { world } = await hdfs({ files: [file("/libs/hello.txt")] });

        const {
            create,
            environment,
            delete: remove,
        } = world.one(command, "lake:/libs/hello.txt").inputs as Readonly<
            Record<"create" | "delete", string>
        > & {
            readonly environment: Readonly<Record<string, string>>;
        };
        const kubectl = ["--kubeconfig=/home/o'neil/config", "--context=test"];
        const exec = ["--namespace=apache-hdfs", "exec"];
        const client = ["deployment/hdfs-client", "--", "/bin/sh", "-eu"];
        assert.deepEqual(calledBy(create, environment), [
            ...[...kubectl, ...exec, "--stdin", ...client],
            ...["/content/upload.sh", "/libs/hello.txt", file("").sha256, file("").crc32],
            "the content",
        ]);
        assert.deepEqual(calledBy(remove, environment).slice(0, -1), [
            ...[...kubectl, ...exec, ...client],
            ...["/content/remove.sh", "/libs/hello.txt"],
        ]);
    });

    it("writes into HDFS as its superuser, by the client files that everybody has", async () => {
        const { world } = await hdfs();

        const { env, volumeMounts } = containerOf(world.one(job, "lake-directories"));
        const variables = Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]));
        assert.equal(variables["HADOOP_USER_NAME"], "hadoop");
        assert.equal(variables["HADOOP_CONF_DIR"], "/etc/hadoop/conf");
        assert.deepEqual(volumeMounts?.at(-1), { name: "conf", mountPath: "/etc/hadoop/conf" });
        assert.deepEqual(at(podOf(world.one(job, "lake-directories")), "volumes", 2), {
            name: "conf",
            configMap: { name: "hadoop-conf" },
        });
    });

    it("opens a bucket by references to a principal's keys, and rolls when they change", async () => {
        const { world } = await bucket();

        const client = world.one(deployment, "lake-client");
        assert.deepEqual(containerOf(client).env?.slice(0, 3), [
            {
                name: "ACCESS_KEY_ID",
                valueFrom: { secretKeyRef: { name: "s3-content", key: "AWS_ACCESS_KEY_ID" } },
            },
            {
                name: "SECRET_ACCESS_KEY",
                valueFrom: { secretKeyRef: { name: "s3-content", key: "AWS_SECRET_ACCESS_KEY" } },
            },
            {
                name: "MC_HOST_store",
                value: "https://$(ACCESS_KEY_ID):$(SECRET_ACCESS_KEY)@s3.example.com:9000",
            },
        ]);
        assert.deepEqual(at(client.inputs, "spec", "template", "metadata", "annotations"), {
            "sparkstead.io/credentials-revision": "3",
        });
    });
});

/** Arguments and standard input with which a command calls kubectl. */
function calledBy(text: string, environment: Readonly<Record<string, string>>): string[] {
    const folder = mkdtempSync(join(tmpdir(), "kubectl-"));
    try {
        writeFileSync(join(folder, "source"), "the content");
        writeFileSync(
            join(folder, "kubectl"),
            `#!/bin/sh\nprintf '%s\\n' "$@" >"${folder}/called"\ncat >>"${folder}/called"\n`,
            { mode: 0o755 },
        );
        const { status } = spawnSync("/bin/sh", ["-c", text], {
            input: "",
            env: {
                ...environment,
                SOURCE: join(folder, "source"),
                PATH: `${folder}:${process.env["PATH"] ?? ""}`,
            },
        });
        assert.equal(status, 0);
        return readFileSync(join(folder, "called"), "utf8").split("\n");
    } finally {
        rmSync(folder, { recursive: true });
    }
}
