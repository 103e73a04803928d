import * as kubernetes from "@pulumi/kubernetes";

import { daemonConf } from "./daemonConf.ts";
import {
    dataClaims,
    hadoopContainer,
    hadoopVolumes,
    patience,
    podOf,
    startSeconds,
    template,
} from "./daemonPod.ts";
import { headlessService } from "./headlessService.ts";
import { apart } from "./placement.ts";
import { type HdfsScope, childName, labelsOf, metadataOf, selectorOf } from "./scope.ts";
import { runScript } from "./scripts.ts";
import { journalDirectory, segmentSeconds } from "./serverConf.ts";
import { type QuorumNameNodes, podHosts, ports } from "./topology.ts";

const role = "journalnode";

/** The servers that keep the NameNodes' edits. */
export function journalNodes(
    scope: HdfsScope,
    { journalNodes: replicas, journalVolume }: QuorumNameNodes,
): kubernetes.apps.v1.StatefulSet {
    const service = headlessService(scope, role, {
        rpc: ports.journalNode,
        http: ports.journalNodeHttp,
    });
    const conf = daemonConf(scope, role, ["adoptJournal.sh", "jmx.sh"]);
    const metadata = metadataOf(scope, role);
    return new kubernetes.apps.v1.StatefulSet(
        childName(scope, role),
        {
            metadata,
            spec: {
                serviceName: metadata.name,
                replicas,
                podManagementPolicy: "Parallel",
                // One that was restarted takes part again from the next segment on: two within one segment would stop the NameNode.
                minReadySeconds: segmentSeconds + 10,
                selector: { matchLabels: selectorOf(scope, role) },
                template: template(labelsOf(scope, role), {
                    ...podOf(scope),
                    affinity: apart(scope, role),
                    initContainers: [adoption(scope)],
                    containers: [daemon(scope)],
                    volumes: hadoopVolumes(conf),
                }),
                volumeClaimTemplates: dataClaims(journalVolume),
            },
        },
        { parent: scope.parent, dependsOn: [service] },
    );
}

type Container = kubernetes.types.input.core.v1.Container;

function adoption(scope: HdfsScope): Container {
    const { topology } = scope.args;
    return hadoopContainer(
        scope,
        { name: "adopt-journal", size: "journalNode" },
        {
            command: runScript("adoptJournal.sh"),
            env: [
                { name: "JOURNAL_DIRECTORY", value: journalDirectory },
                { name: "NAMESERVICE", value: topology.nameservice },
                { name: "JOURNAL_NODES", value: podHosts(topology, role).join(" ") },
            ],
            mountsData: true,
        },
    );
}

function daemon(scope: HdfsScope): Container {
    const probe = {
        httpGet: { path: "/jmx?qry=Hadoop:service=JournalNode,name=JournalNodeInfo", port: "http" },
    };
    return hadoopContainer(
        scope,
        { name: "journalnode", size: "journalNode" },
        {
            command: ["/opt/hadoop/bin/hdfs", "journalnode"],
            mountsData: true,
            ports: { rpc: ports.journalNode, http: ports.journalNodeHttp },
            probes: {
                startupProbe: { ...probe, periodSeconds: 2, failureThreshold: startSeconds / 2 },
                readinessProbe: { ...probe, periodSeconds: 5, timeoutSeconds: 5 },
                livenessProbe: { ...probe, ...patience },
            },
        },
    );
}
