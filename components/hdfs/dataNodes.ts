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
import { apart, notExcluded } from "./placement.ts";
import { type HdfsScope, childName, labelsOf, metadataOf, selectorOf } from "./scope.ts";
import { runScript } from "./scripts.ts";
import { dataNodeHostVariable } from "./serverConf.ts";
import { type DataNodes, clusterId, ports } from "./topology.ts";

const role = "datanode";

/** It reads its blocks' lengths before it takes part. */
const scanSeconds = 600;

export function dataNodes(
    scope: HdfsScope,
    needs: readonly pulumi.Resource[],
): kubernetes.apps.v1.StatefulSet | kubernetes.apps.v1.DaemonSet {
    const { dataNodes: choice } = scope.args.topology;
    switch (choice.kind) {
        case "statefulSet":
            return onVolumes(scope, choice, needs);
        case "daemonSet":
            return onNodes(scope, choice, needs);
    }
}

function onVolumes(
    scope: HdfsScope,
    { replicas, volume }: Extract<DataNodes, { kind: "statefulSet" }>,
    needs: readonly pulumi.Resource[],
): kubernetes.apps.v1.StatefulSet {
    const service = headlessService(scope, role, { data: ports.dataNode });
    const conf = daemonConf(scope, role, scripts);
    const metadata = metadataOf(scope, role);
    return new kubernetes.apps.v1.StatefulSet(
        childName(scope, role),
        {
            metadata,
            spec: {
                serviceName: metadata.name,
                replicas,
                podManagementPolicy: "Parallel",
                selector: { matchLabels: selectorOf(scope, role) },
                template: template(labelsOf(scope, role), {
                    ...podOf(scope),
                    affinity: apart(scope, role),
                    containers: [daemon(scope, [])],
                    volumes: hadoopVolumes(conf),
                }),
                volumeClaimTemplates: dataClaims(volume),
            },
        },
        { parent: scope.parent, dependsOn: [service, ...needs] },
    );
}

/** The exception to Pod Security restricted: a node's own network and disk, and a root container that makes the folder ours. */
function onNodes(
    scope: HdfsScope,
    { volume }: Extract<DataNodes, { kind: "daemonSet" }>,
    needs: readonly pulumi.Resource[],
): kubernetes.apps.v1.DaemonSet {
    const conf = daemonConf(scope, role, scripts);
    const nodeAddress = {
        name: dataNodeHostVariable,
        valueFrom: { fieldRef: { fieldPath: "status.hostIP" } },
    };
    return new kubernetes.apps.v1.DaemonSet(
        childName(scope, role),
        {
            metadata: {
                ...metadataOf(scope, role),
                annotations: { [podSecurityException]: "blocks lie on the nodes' own disks" },
            },
            spec: {
                selector: { matchLabels: selectorOf(scope, role) },
                template: template(labelsOf(scope, role), {
                    ...podOf(scope),
                    hostNetwork: true,
                    dnsPolicy: "ClusterFirstWithHostNet",
                    affinity: notExcluded,
                    initContainers: [ownNodeFolder(scope, "dataNode")],
                    containers: [daemon(scope, [nodeAddress])],
                    volumes: hadoopVolumes(conf, volume),
                }),
            },
        },
        { parent: scope.parent, dependsOn: [...needs] },
    );
}

const scripts = ["isDataNodeRegistered.sh", "jmx.sh"] as const;

function daemon(
    scope: HdfsScope,
    env: readonly kubernetes.types.input.core.v1.EnvVar[],
): kubernetes.types.input.core.v1.Container {
    return hadoopContainer(
        scope,
        { name: "datanode", size: "dataNode" },
        {
            command: ["/opt/hadoop/bin/hdfs", "datanode"],
            env: [{ name: "CLUSTER_ID", value: clusterId(scope.args.topology) }, ...env],
            mountsData: true,
            ports: {
                data: ports.dataNode,
                http: ports.dataNodeHttp,
                ipc: ports.dataNodeIpc,
            },
            probes: {
                ...portProbes("ipc", scanSeconds),
                readinessProbe: {
                    exec: { command: runScript("isDataNodeRegistered.sh") },
                    periodSeconds: 10,
                    timeoutSeconds: 6,
                },
            },
        },
    );
}
