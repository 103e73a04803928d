import * as pulumi from "@pulumi/pulumi";

import { provideCluster } from "../../stacks/cluster.ts";
import { Decrypted } from "../../stacks/config/decrypted.ts";
import { Platform } from "../../stacks/platform.ts";
import { externalStore, planWith, rawConfig } from "./config.ts";
import { deploy } from "./deploy.ts";
import type { World } from "./world.ts";

const dockerConfig = '{ "auths": { "registry.corp:5000": { "auth": "dXNlcjpwYXNz" } } }';

const completed = {
    "kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication": {
        status: { applicationState: { state: "COMPLETED" } },
    },
};

/** The whole stack of a config on mocks. */
export function stackWith(raw: Readonly<Record<string, unknown>>): Promise<World> {
    return deploy(
        async () => {
            const plan = planWith(raw);
            const provider = await provideCluster(plan.cluster);
            const registryCredentials = pulumi.secret(dockerConfig);
            new Platform(plan, { provider, registryCredentials });
        },
        { answers: completed },
    );
}

/** The committed dev stack, one on the disks of its nodes, one of what docs/untried.md lists, and one that says something of everything. */
export const stacks: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    dev: { fileSystem: { kind: "hdfs" }, metastore: { kind: "hive" } },
    nodes: {
        fileSystem: {
            kind: "hdfs",
            nameNodes: {
                mode: "single",
                nodeSelector: { "hdfs-namenode-selector": "hdfs-namenode-0" },
                volume: { kind: "hostPath" },
            },
            dataNodes: { kind: "daemonSet", expectedDataNodes: 3 },
            webHdfsIngress: { host: "hdfs.corp", ingressClass: "nginx" },
        },
        metastore: { kind: "hive" },
        sqlDatabase: { kind: "postgres", storageClass: "fast" },
    },
    untried: {
        images: {
            references: {
                ...rawConfig.images.references,
                livy: "sparkstead.local/livy:0.9.0-incubating-spark3.5",
            },
        },
        fileSystem: {
            kind: "hdfs",
            spread: "required",
            dataNodes: { kind: "daemonSet", expectedDataNodes: 3 },
        },
        gateway: {
            kind: "livy",
            version: "0.9.0-incubating",
            needs: ["sessions", "recovery"],
        },
        metastore: { kind: "hive" },
        sqlDatabase: { kind: "external", engine: "mysql", host: "mysql.corp" },
    },
    external: {
        ...externalStore,
        images: {
            registry: "registry.corp:5000",
            pullSecrets: ["regcred"],
            registryCredentials: new Decrypted(dockerConfig),
        },
        metastore: { kind: "hive" },
        sqlDatabase: {
            kind: "external",
            engine: "mariadb",
            host: "maria.corp",
            databases: { metastore: { database: "hive", secret: "maria" } },
        },
        spark: {
            submitOutput: "verbose",
            defaults: { "spark.sql.shuffle.partitions": "8" },
            committer: { name: "directory" },
            sharedLibraries: "/datagram/sharedlibs",
        },
        fileSystem: { kind: "external", defaultFs: "hdfs://lake" },
        eventLog: { written: "fileSystem", alsoRead: "bucket" },
        content: {
            fileSystem: {
                directories: {
                    "/shared/spark-logs": { owner: "spark", group: "spark", mode: "1777" },
                    "/datagram/sharedlibs": { mode: "0777", recursive: true },
                },
                files: { "/datagram/sharedlibs/fire.jar": { source: "libs/fire.jar" } },
            },
            bucket: {
                prefixes: ["apps/sparkflows/"],
                files: { "apps/sparkflows/workflow.py": { source: "apps/workflow.py" } },
            },
        },
        sparkOperator: { overrides: { webhook: { timeoutSeconds: 5 } } },
        historyServer: {
            ingress: { host: "history.corp", ingressClass: "nginx" },
            otherIngress: { host: "history-before.corp", ingressClass: "nginx" },
        },
        applications: {
            pi: {
                type: "Java",
                mainClass: "sparkstead.SparkPi",
                mainApplicationFile: "local:///opt/spark/jars/spark-pi.jar",
                awaits: "success",
            },
            nightly: {
                type: "Python",
                mainApplicationFile: "s3a://spark/jobs/nightly.py",
                schedule: { schedule: "@daily" },
                executor: { instances: 2 },
            },
        },
    },
};
