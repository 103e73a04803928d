import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { daemonConf } from "./daemonConf.ts";
import { hadoopContainer, hadoopVolumes, podBasics, template } from "./daemonPod.ts";
import { type HdfsScope, childName, labelsOf, metadataOf, selectorOf } from "./scope.ts";

const role = "client";

/** A pod for people: kubectl exec deploy/hdfs-client -- hdfs dfs -ls / */
export function client(
    scope: HdfsScope,
    needs: readonly pulumi.Resource[],
): kubernetes.apps.v1.Deployment {
    const conf = daemonConf(scope, role, []);
    return new kubernetes.apps.v1.Deployment(
        childName(scope, role),
        {
            metadata: metadataOf(scope, role),
            spec: {
                replicas: 1,
                selector: { matchLabels: selectorOf(scope, role) },
                template: template(labelsOf(scope, role), {
                    ...podBasics(scope),
                    // A shell's sleep hears no SIGTERM.
                    terminationGracePeriodSeconds: 1,
                    containers: [
                        hadoopContainer(
                            scope,
                            { name: "client", size: "hdfsClient" },
                            { command: ["sleep", "infinity"], mountsData: false },
                        ),
                    ],
                    volumes: hadoopVolumes(conf),
                }),
            },
        },
        { parent: scope.parent, dependsOn: [...needs] },
    );
}
