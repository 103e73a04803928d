import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { podSecurityException } from "../kubernetes/podSecurity.ts";
import { daemonConf } from "./daemonConf.ts";
import {
    dataClaims,
    hadoopContainer,
    hadoopVolumes,
    ownNodeFolder,
    podOf,
    portProbes,
    template,
} from "./daemonPod.ts";
import { headlessService } from "./headlessService.ts";
import { apart } from "./placement.ts";
import { type HdfsScope, childName, labelsOf, metadataOf, selectorOf } from "./scope.ts";
import { runScript } from "./scripts.ts";
import { nameDirectory, nameNodeIdVariable } from "./serverConf.ts";
import { clusterId, podHosts, ports, replicasOf, zooKeeperQuorum } from "./topology.ts";

type Container = kubernetes.types.input.core.v1.Container;
type EnvVar = kubernetes.types.input.core.v1.EnvVar;

const role = "namenode";

/** A NameNode with a full heap of names reads its image for minutes before it answers. */
const imageSeconds = 30 * 60;

/** It ends within seconds, unless it is writing an image. */
const stopSeconds = 300;

/** Two NameNodes, each with its failover controller, or one. */
export function nameNodes(
    scope: HdfsScope,
    needs: readonly pulumi.Resource[],
): kubernetes.apps.v1.StatefulSet {
    const { topology } = scope.args;
    const { nameNodeVolume } = topology.nameNodes;
    const service = headlessService(scope, role, {
        rpc: ports.nameNode,
        http: ports.nameNodeHttp,
    });
    const conf = daemonConf(scope, role, [
        "bootstrapNameNode.sh",
        "formatNameNode.sh",
        "jmx.sh",
        "runFailoverController.sh",
    ]);
    const metadata = metadataOf(scope, role);
    return new kubernetes.apps.v1.StatefulSet(
        childName(scope, role),
        {
            metadata: {
                ...metadata,
                ...(nameNodeVolume.kind === "hostPath" && {
                    annotations: {
                        [podSecurityException]: "the image lies on the node's own disk",
                    },
                }),
            },
            spec: {
                serviceName: metadata.name,
                replicas: replicasOf(topology, role),
                podManagementPolicy: "Parallel",
                selector: { matchLabels: selectorOf(scope, role) },
                template: template(labelsOf(scope, role), podSpec(scope, conf)),
                volumeClaimTemplates: dataClaims(nameNodeVolume),
            },
        },
        { parent: scope.parent, dependsOn: [service, ...needs] },
    );
}

function podSpec(
    scope: HdfsScope,
    conf: kubernetes.core.v1.ConfigMap,
): kubernetes.types.input.core.v1.PodSpec {
    const { topology } = scope.args;
    const shared = {
        ...podOf(scope),
        terminationGracePeriodSeconds: stopSeconds,
        volumes: hadoopVolumes(conf, topology.nameNodes.nameNodeVolume),
    };
    if (topology.nameNodes.mode === "single") {
        const { nodeSelector, nameNodeVolume } = topology.nameNodes;
        return {
            ...shared,
            nodeSelector,
            initContainers: [
                ...(nameNodeVolume.kind === "hostPath" ? [ownNodeFolder(scope, "nameNode")] : []),
                format(scope),
            ],
            containers: [nameNode(scope, [])],
        };
    }
    return {
        ...shared,
        affinity: apart(scope, role),
        initContainers: [bootstrap(scope)],
        containers: [nameNode(scope, identity), failoverController(scope)],
    };
}

/** Which of the two a pod is: its index is a label that the StatefulSet gives it. */
const identity: readonly EnvVar[] = [
    {
        name: "POD_INDEX",
        valueFrom: {
            fieldRef: { fieldPath: "metadata.labels['apps.kubernetes.io/pod-index']" },
        },
    },
    { name: nameNodeIdVariable, value: "nn$(POD_INDEX)" },
];

function bootstrap(scope: HdfsScope): Container {
    const { topology } = scope.args;
    return hadoopContainer(
        scope,
        { name: "bootstrap", size: "nameNode" },
        {
            command: runScript("bootstrapNameNode.sh"),
            env: [
                ...identity,
                { name: "NAME_DIRECTORY", value: nameDirectory },
                { name: "NAMESERVICE", value: topology.nameservice },
                { name: "CLUSTER_ID", value: clusterId(topology) },
                { name: "NAME_NODES", value: podHosts(topology, role).join(" ") },
                { name: "JOURNAL_NODES", value: podHosts(topology, "journalnode").join(" ") },
                { name: "ZOOKEEPER_QUORUM", value: zooKeeperQuorum(topology) },
            ],
            mountsData: true,
        },
    );
}

function format(scope: HdfsScope): Container {
    return hadoopContainer(
        scope,
        { name: "format", size: "nameNode" },
        {
            command: runScript("formatNameNode.sh"),
            env: [
                { name: "NAME_DIRECTORY", value: nameDirectory },
                { name: "NAMESERVICE", value: scope.args.topology.nameservice },
                { name: "CLUSTER_ID", value: clusterId(scope.args.topology) },
            ],
            mountsData: true,
        },
    );
}

function nameNode(scope: HdfsScope, env: readonly EnvVar[]): Container {
    return hadoopContainer(
        scope,
        { name: "namenode", size: "nameNode" },
        {
            command: ["/opt/hadoop/bin/hdfs", "namenode"],
            env,
            mountsData: true,
            ports: { rpc: ports.nameNode, http: ports.nameNodeHttp },
            // Ready in either state: were the standby never ready, no roll-out would end.
            probes: portProbes("rpc", imageSeconds),
        },
    );
}

/** A container of its own, so that the kubelet starts it again when it dies. */
function failoverController(scope: HdfsScope): Container {
    return hadoopContainer(
        scope,
        { name: "zkfc", size: "failoverController" },
        {
            command: runScript("runFailoverController.sh"),
            env: identity,
            mountsData: false,
            ports: { zkfc: ports.zkfc },
            probes: portProbes("zkfc"),
        },
    );
}
