import assert from "node:assert/strict";

import { HdfsCluster, type HdfsClusterArgs } from "../../../components/hdfs/index.ts";
import { deploy, valueOf } from "../../support/deploy.ts";
import { type Container, assertRestricted, podOf } from "../../support/pods.ts";
import { type Registered, type World, at } from "../../support/world.ts";
import { nodeDataNodes, singleNameNode, topologyWith } from "./topologyWith.ts";

const size = { cpu: "20m", memory: "256Mi" };

function clusterArgs(args: Partial<HdfsClusterArgs> = {}): HdfsClusterArgs {
    return {
        defaultFs: "hdfs://lake",
        coreSite: { "fs.defaultFS": "hdfs://lake" },
        hdfsSite: { "dfs.nameservices": "lake" },
        clientConfigMap: "hadoop-conf",
        clientNamespaces: ["jobs", "livy"],
        webHdfs: "http://hdfs-httpfs.hdfs.svc.cluster.local:14000/webhdfs/v1",
        topology: topologyWith(),
        images: { hadoop: "registry.example/hadoop:1", zookeeper: "registry.example/zookeeper:1" },
        imagePullSecrets: ["regcred"],
        sizes: {
            zooKeeper: size,
            journalNode: size,
            nameNode: { cpu: "50m", memory: "4Gi" },
            failoverController: size,
            dataNode: size,
            httpFs: size,
        },
        spread: "preferred",
        exposure: { kind: "portForward" },
        ...args,
    };
}

async function deployed(
    args: Partial<HdfsClusterArgs> = {},
): Promise<{ world: World; cluster: HdfsCluster }> {
    let cluster: HdfsCluster | undefined;
    const world = await deploy(() => (cluster = new HdfsCluster("lake", clusterArgs(args))));
    assert.ok(cluster);
    return { world, cluster };
}

const statefulSet = "kubernetes:apps/v1:StatefulSet";
const daemonSet = "kubernetes:apps/v1:DaemonSet";
const deployment = "kubernetes:apps/v1:Deployment";
const configMap = "kubernetes:core/v1:ConfigMap";
const service = "kubernetes:core/v1:Service";
const budget = "kubernetes:policy/v1:PodDisruptionBudget";

function workloads(world: World): readonly Registered[] {
    return [statefulSet, daemonSet, deployment].flatMap((type) => world.all(type));
}

function containers(workload: Registered): readonly Container[] {
    const pod = podOf(workload);
    const before = (pod["initContainers"] ?? []) as readonly Container[];
    return [...before, ...pod.containers];
}

function containerNamed(workload: Registered, name: string): Container {
    const found = containers(workload).find((container) => container.name === name);
    assert.ok(found, `no container ${name}`);
    return found;
}

function envOf({ env = [] }: Container): Readonly<Record<string, unknown>> {
    return Object.fromEntries(env.map(({ name, value, valueFrom }) => [name, value ?? valueFrom]));
}

describe("HdfsCluster", () => {
    it("runs every pod restricted, whatever it runs", async () => {
        const { world } = await deployed();

        for (const workload of workloads(world)) {
            const pod = podOf(workload);
            assertRestricted({ ...pod, containers: containers(workload) }, 1000);
            assert.deepEqual(pod["imagePullSecrets"], [{ name: "regcred" }]);
        }
        assert.equal(workloads(world).length, 5);
    });

    it("starts what writes edits and elects first, then NameNodes, then what needs them", async () => {
        const { world } = await deployed();

        const needs = (type: string, name: string): string[] =>
            world
                .one(type, name)
                .options.dependsOn.filter((urn) => urn.startsWith(statefulSet))
                .map((urn) => urn.split("::")[1] ?? "");

        assert.deepEqual(needs(statefulSet, "lake-namenode").sort(), [
            "lake-journalnode",
            "lake-zookeeper",
        ]);
        for (const [type, name] of [
            [statefulSet, "lake-datanode"],
            [deployment, "lake-httpfs"],
        ] as const) {
            assert.deepEqual(needs(type, name), ["lake-namenode"], name);
        }
    });

    it("runs the failover controller beside its NameNode, in a container that the kubelet starts again", async () => {
        const { world } = await deployed();

        const pod = podOf(world.one(statefulSet, "lake-namenode"));

        assert.deepEqual(
            pod.containers.map(({ name }) => name),
            ["namenode", "zkfc"],
        );
        for (const container of pod.containers) {
            assert.equal(envOf(container)["HDFS_NN_ID"], "nn$(POD_INDEX)");
            assert.ok(container["livenessProbe"], container.name);
        }
    });

    it("names pods before they are ready: daemons look themselves up while they start", async () => {
        const { world } = await deployed();

        for (const role of ["zookeeper", "journalnode", "namenode"]) {
            const { inputs } = world.one(service, `lake-${role}`);
            assert.equal(at(inputs, "spec", "publishNotReadyAddresses"), true);
            assert.equal(at(inputs, "spec", "clusterIP"), "None");
        }
    });

    it("tells the bootstrap every address that it has to ask", async () => {
        const { world } = await deployed();

        const env = envOf(containerNamed(world.one(statefulSet, "lake-namenode"), "bootstrap"));

        assert.deepEqual(env["NAME_NODES"], hosts("namenode", 2));
        assert.deepEqual(env["JOURNAL_NODES"], hosts("journalnode", 3));
        assert.equal(String(env["ZOOKEEPER_QUORUM"]).split(",").length, 3);
        assert.equal(env["CLUSTER_ID"], "sparkstead-lake");
    });

    it("gives a daemon the heap that its container leaves", async () => {
        const { world } = await deployed();

        const heap = (name: string, container: string): unknown =>
            envOf(containerNamed(world.one(statefulSet, name), container))["HADOOP_HEAPSIZE_MAX"];

        assert.equal(heap("lake-namenode", "namenode"), "3072m");
        assert.equal(heap("lake-namenode", "zkfc"), "128m");
    });

    it("has each role's files for itself, so that a change rolls one role after the other", async () => {
        const { world } = await deployed();

        const confs = world.all(configMap).filter(({ name }) => !name.startsWith("lake-client-"));

        assert.deepEqual(confs.map(({ name }) => name).sort(), [
            "lake-datanode",
            "lake-httpfs",
            "lake-journalnode",
            "lake-namenode",
            "lake-zookeeper",
        ]);
        for (const { inputs, options } of confs) {
            assert.equal(at(inputs, "metadata", "name"), undefined);
            assert.ok(options.replaceOnChanges.includes("data"));
        }
    });

    it("delivers the client's files to every client's namespace, by one name and in place", async () => {
        const { world } = await deployed();

        const delivered = world
            .all(configMap)
            .filter(({ inputs }) => at(inputs, "metadata", "name") === "hadoop-conf");

        assert.deepEqual(
            delivered.map(({ inputs }) => at(inputs, "metadata", "namespace")),
            ["jobs", "livy"],
        );
        for (const { inputs, options } of delivered) {
            assert.deepEqual(options.replaceOnChanges, []);
            assert.deepEqual(Object.keys(inputs["data"] as object), [
                "core-site.xml",
                "hdfs-site.xml",
            ]);
        }
    });

    it("keeps pods of a role apart, by preference or by force", async () => {
        const terms = async (spread: "preferred" | "required"): Promise<string[]> => {
            const { world } = await deployed({ spread });
            return world
                .all(statefulSet)
                .map((workload) =>
                    Object.keys(
                        at(podOf(workload), "affinity", "podAntiAffinity") as object,
                    ).join(),
                );
        };

        assert.deepEqual(
            new Set(await terms("preferred")),
            new Set(["preferredDuringSchedulingIgnoredDuringExecution"]),
        );
        assert.deepEqual(
            new Set(await terms("required")),
            new Set(["requiredDuringSchedulingIgnoredDuringExecution"]),
        );
    });

    it("tells JournalNodes how old a segment gets before another one begins", async () => {
        const { world } = await deployed();
        const { inputs } = world.one(configMap, "lake-journalnode");

        const [, period] =
            /dfs\.ha\.log-roll\.period<\/name>\s*<value>(\d+)/.exec(
                String(at(inputs, "data", "hdfs-site.xml")),
            ) ?? [];

        const journalNode = containerNamed(
            world.one(statefulSet, "lake-journalnode"),
            "journalnode",
        );
        assert.equal(envOf(journalNode)["SEGMENT_SECONDS"], period);
    });

    it("is ready with NameNodes, DataNodes and the client's files", async () => {
        const { cluster } = await deployed();

        const ready = await Promise.all(cluster.ready.map(({ urn }) => valueOf(urn)));

        assert.deepEqual(
            ready.map((urn) => urn.split("::").at(-1)),
            ["lake-namenode", "lake-datanode", "lake-client-jobs", "lake-client-livy"],
        );
    });

    it("has no HttpFS where nobody wants it", async () => {
        const { world } = await deployed({ topology: topologyWith({ webHdfs: "off" }) });

        assert.deepEqual(
            world.all(deployment).map(({ name }) => name),
            [],
        );
    });
});

describe("a disruption of HDFS", () => {
    const allowed = async (
        topology: Parameters<typeof topologyWith>[0],
    ): Promise<Readonly<Record<string, unknown>>> => {
        const { world } = await deployed({ topology: topologyWith(topology) });
        return Object.fromEntries(
            world
                .all(budget)
                .map(({ name, inputs }) => [
                    name.replace("lake-", ""),
                    at(inputs, "spec", "maxUnavailable"),
                ]),
        );
    };

    it("takes one pod of a role at a time", async () => {
        assert.deepEqual(await allowed({}), {
            zookeeper: 1,
            journalnode: 1,
            namenode: 1,
            datanode: 1,
        });
    });

    it("takes as many DataNodes as leave two copies of every block", async () => {
        const { datanode } = await allowed({
            replication: 5,
            dataNodes: { ...nodeDataNodes, expected: 9 },
        } as Parameters<typeof topologyWith>[0]);

        assert.equal(datanode, 3);
    });

    it("takes the only NameNode, or its node could never be drained", async () => {
        assert.deepEqual(Object.keys(await allowed({ nameNodes: singleNameNode })), ["datanode"]);
    });
});

describe("DataNodes on their nodes", () => {
    it("are on every node that is not excluded, on its disk and network, in the privileged namespace", async () => {
        const { world } = await deployed({ topology: topologyWith({ dataNodes: nodeDataNodes }) });
        const workload = world.one(daemonSet, "lake-datanode");
        const pod = podOf(workload);

        assert.equal(at(workload.inputs, "metadata", "namespace"), "hdfs-data");
        assert.equal(pod["hostNetwork"], true);
        assert.deepEqual(
            at(pod, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"),
            {
                nodeSelectorTerms: [
                    {
                        matchExpressions: [
                            { key: "hdfs-datanode-exclude", operator: "NotIn", values: ["yes"] },
                        ],
                    },
                ],
            },
        );
        assert.ok(
            (pod["volumes"] as unknown[]).some(
                (volume) => at(volume, "hostPath", "path") === "/hdfs-data",
            ),
        );
    });

    it("say why they are no restricted pods, and run as root only to own their folder", async () => {
        const { world } = await deployed({ topology: topologyWith({ dataNodes: nodeDataNodes }) });
        const workload = world.one(daemonSet, "lake-datanode");

        assert.ok(
            at(workload.inputs, "metadata", "annotations", "sparkstead.io/pod-security-exception"),
        );
        const roots = containers(workload).filter(
            ({ securityContext }) => securityContext?.["runAsUser"] === 0,
        );
        assert.deepEqual(
            roots.map(({ name, command }) => [name, command?.[0]]),
            [["own-folder", "chown"]],
        );
    });

    it("are reached by their node's address", async () => {
        const { world } = await deployed({ topology: topologyWith({ dataNodes: nodeDataNodes }) });

        const env = envOf(containerNamed(world.one(daemonSet, "lake-datanode"), "datanode"));

        assert.deepEqual(env["HDFS_DATANODE_HOST"], {
            fieldRef: { fieldPath: "status.hostIP" },
        });
    });
});

describe("a single NameNode", () => {
    it("has neither quorum nor failover controller", async () => {
        const { world } = await deployed({ topology: topologyWith({ nameNodes: singleNameNode }) });

        assert.deepEqual(
            world.all(statefulSet).map(({ name }) => name),
            ["lake-namenode", "lake-datanode"],
        );
        assert.deepEqual(
            containers(world.one(statefulSet, "lake-namenode")).map(({ name }) => name),
            ["format", "namenode"],
        );
    });

    it("stays on the node that holds its folder", async () => {
        const { world } = await deployed({
            topology: topologyWith({
                nameNodes: {
                    mode: "single",
                    nodeSelector: { "hdfs-namenode-selector": "hdfs-namenode-0" },
                    nameNodeVolume: { kind: "hostPath", path: "/name-data" },
                },
            }),
        });
        const workload = world.one(statefulSet, "lake-namenode");

        assert.deepEqual(podOf(workload)["nodeSelector"], {
            "hdfs-namenode-selector": "hdfs-namenode-0",
        });
        assert.equal(at(workload.inputs, "metadata", "namespace"), "hdfs-data");
        assert.deepEqual(at(workload.inputs, "spec", "volumeClaimTemplates"), []);
    });
});

function hosts(role: string, count: number): string {
    return Array.from(
        { length: count },
        (_, ordinal) => `hdfs-${role}-${ordinal}.hdfs-${role}.hdfs.svc.cluster.local`,
    ).join(" ");
}
