import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { exposed } from "../kubernetes/exposure.ts";
import { daemonConf } from "./daemonConf.ts";
import { hadoopContainer, hadoopVolumes, podOf, portProbes, template } from "./daemonPod.ts";
import { type HdfsScope, childName, labelsOf, metadataOf, selectorOf } from "./scope.ts";
import { httpFsUser, ports, replicasOf } from "./topology.ts";

const role = "httpfs";

/**
 * WebHDFS for users outside the cluster's network: it follows the active NameNode and passes blocks on itself, where the NameNodes' own
 * would send callers to a DataNode's address.
 */
export function httpFs(scope: HdfsScope, needs: readonly pulumi.Resource[]): void {
    const conf = daemonConf(scope, role, []);
    const metadata = metadataOf(scope, role);
    const deployment = new kubernetes.apps.v1.Deployment(
        childName(scope, role),
        {
            metadata,
            spec: {
                replicas: replicasOf(scope.args.topology, role),
                selector: { matchLabels: selectorOf(scope, role) },
                template: template(labelsOf(scope, role), {
                    ...podOf(scope),
                    containers: [server(scope)],
                    volumes: hadoopVolumes(conf),
                }),
            },
        },
        { parent: scope.parent, dependsOn: [...needs] },
    );
    const service = new kubernetes.core.v1.Service(
        childName(scope, role),
        {
            metadata,
            spec: {
                selector: selectorOf(scope, role),
                ports: [{ name: "http", port: ports.httpFs, targetPort: "http" }],
            },
        },
        { parent: scope.parent, dependsOn: [deployment] },
    );
    exposed(
        {
            name: childName(scope, role),
            metadata: { ...metadata, annotations: wholeFiles },
            parent: scope.parent,
        },
        scope.args.exposure,
        service,
    );
}

/**
 * The NGINX controller refuses bodies above 1 MB, which a file is; others do not read this.
 * @source https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-max-body-size
 */
const wholeFiles = { "nginx.ingress.kubernetes.io/proxy-body-size": "0" };

function server(scope: HdfsScope): kubernetes.types.input.core.v1.Container {
    return hadoopContainer(
        scope,
        { name: "httpfs", size: "httpFs" },
        {
            command: ["/opt/hadoop/bin/hdfs", "httpfs"],
            env: [
                { name: "HADOOP_USER_NAME", value: httpFsUser },
                { name: "HTTPFS_TEMP", value: "/tmp/httpfs" },
            ],
            mountsData: false,
            ports: { http: ports.httpFs },
            probes: {
                ...portProbes("http"),
                // Ready while a NameNode is active and answers.
                readinessProbe: {
                    httpGet: {
                        path: `/webhdfs/v1/?op=GETFILESTATUS&user.name=${httpFsUser}`,
                        port: "http",
                    },
                    periodSeconds: 10,
                    timeoutSeconds: 10,
                },
            },
        },
    );
}
