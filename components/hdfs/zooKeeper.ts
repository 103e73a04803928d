import * as kubernetes from "@pulumi/kubernetes";

import { restrictedContainer } from "../kubernetes/podSecurity.ts";
import { containerResources } from "../kubernetes/resources.ts";
import { roleConf } from "./daemonConf.ts";
import { dataClaims, patience, podOf, startSeconds, template } from "./daemonPod.ts";
import { headlessService } from "./headlessService.ts";
import { heapMebibytes } from "./jvm.ts";
import { apart } from "./placement.ts";
import { type HdfsScope, childName, labelsOf, metadataOf, selectorOf } from "./scope.ts";
import { runScript, scriptTexts } from "./scripts.ts";
import { ports, type QuorumNameNodes } from "./topology.ts";
import { logbackXml, zooCfg, zooKeeperDirectory } from "./zooKeeperConf.ts";

const role = "zookeeper";

const confDirectory = "/conf";

/** The servers by which failover controllers elect the active NameNode. */
export function zooKeeper(
    scope: HdfsScope,
    { zooKeepers, zooKeeperVolume }: QuorumNameNodes,
): kubernetes.apps.v1.StatefulSet {
    const service = headlessService(scope, role, {
        client: ports.zooKeeper,
        peer: ports.zooKeeperPeer,
        election: ports.zooKeeperElection,
    });
    const conf = roleConf(scope, role, {
        "zoo.cfg": zooCfg(scope.args.topology),
        "logback.xml": logbackXml,
        ...scriptTexts(["isZooKeeperServing.sh", "runZooKeeper.sh"]),
    });
    const metadata = metadataOf(scope, role);
    return new kubernetes.apps.v1.StatefulSet(
        childName(scope, role),
        {
            metadata,
            spec: {
                serviceName: metadata.name,
                replicas: zooKeepers,
                podManagementPolicy: "Parallel",
                selector: { matchLabels: selectorOf(scope, role) },
                template: template(labelsOf(scope, role), {
                    ...podOf(scope),
                    affinity: apart(scope, role),
                    containers: [container(scope)],
                    volumes: [
                        { name: "conf", configMap: { name: conf.metadata.name } },
                        { name: "tmp", emptyDir: {} },
                    ],
                }),
                volumeClaimTemplates: dataClaims(zooKeeperVolume),
            },
        },
        { parent: scope.parent, dependsOn: [service] },
    );
}

function container({ args }: HdfsScope): kubernetes.types.input.core.v1.Container {
    const resources = args.sizes.zooKeeper;
    const alive = { httpGet: { path: "/commands/ruok", port: "admin" } };
    return {
        name: "zookeeper",
        image: args.images.zookeeper,
        imagePullPolicy: "IfNotPresent",
        command: runScript("runZooKeeper.sh", confDirectory),
        env: [
            { name: "ZK_SERVER_HEAP", value: String(heapMebibytes(resources.memory)) },
            { name: "ZOO_LOG_DIR", value: "/tmp" },
            { name: "ZOOCFGDIR", value: confDirectory },
        ],
        ports: [
            { name: "client", containerPort: ports.zooKeeper },
            { name: "peer", containerPort: ports.zooKeeperPeer },
            { name: "election", containerPort: ports.zooKeeperElection },
            { name: "admin", containerPort: ports.zooKeeperAdmin },
        ],
        startupProbe: { ...alive, periodSeconds: 2, failureThreshold: startSeconds / 2 },
        readinessProbe: {
            exec: { command: runScript("isZooKeeperServing.sh", confDirectory) },
            periodSeconds: 10,
            timeoutSeconds: 6,
        },
        livenessProbe: { ...alive, ...patience },
        resources: containerResources(resources),
        securityContext: restrictedContainer,
        volumeMounts: [
            { name: "conf", mountPath: confDirectory, readOnly: true },
            { name: "data", mountPath: zooKeeperDirectory },
            { name: "tmp", mountPath: "/tmp" },
        ],
    };
}
