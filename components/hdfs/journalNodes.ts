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
    const conf = daemonConf(scope, role, [
        "isJournalNodeWell.sh",
        "isJournalNodeWriting.sh",
        "jmx.sh",
        "quorumIdentity.sh",
        "runJournalNode.sh",
    ]);
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
                    containers: [daemon(scope)],
                    volumes: hadoopVolumes(conf),
                }),
                volumeClaimTemplates: dataClaims(journalVolume),
            },
        },
        { parent: scope.parent, dependsOn: [service] },
    );
}

/** Its questions to the others take so long where none of them answers. */
const timeoutSeconds = 25;

function daemon(scope: HdfsScope): kubernetes.types.input.core.v1.Container {
    const { topology } = scope.args;
    return hadoopContainer(
        scope,
        { name: "journalnode", size: "journalNode" },
        {
            command: runScript("runJournalNode.sh"),
            env: [
                { name: "JOURNAL_DIRECTORY", value: journalDirectory },
                { name: "NAMESERVICE", value: topology.nameservice },
                { name: "JOURNAL_NODES", value: podHosts(topology, role).join(" ") },
                { name: "SEGMENT_SECONDS", value: String(segmentSeconds) },
            ],
            mountsData: true,
            ports: { rpc: ports.journalNode, http: ports.journalNodeHttp },
            probes: {
                startupProbe: {
                    tcpSocket: { port: "http" },
                    periodSeconds: 2,
                    failureThreshold: startSeconds / 2,
                },
                readinessProbe: {
                    exec: { command: runScript("isJournalNodeWriting.sh") },
                    periodSeconds: 10,
                    timeoutSeconds,
                },
                livenessProbe: {
                    exec: { command: runScript("isJournalNodeWell.sh") },
                    ...patience,
                    timeoutSeconds,
                },
            },
        },
    );
}
