import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { type FileSystem, hadoopConfFiles } from "../contracts/fileSystem.ts";
import type { Planned } from "../contracts/planned.ts";
import { recommendedLabels } from "../kubernetes/labels.ts";
import { hadoopXml } from "../render/hadoopXml.ts";

/** The client's files in every namespace that has clients; fixed-named and updated in place, because running applications mount them. */
export function clientConfigMaps(
    name: string,
    fileSystem: Planned<FileSystem>,
    parent: pulumi.ComponentResource,
): kubernetes.core.v1.ConfigMap[] {
    return fileSystem.clientNamespaces.map(
        (namespace) =>
            new kubernetes.core.v1.ConfigMap(
                `${name}-client-${namespace}`,
                {
                    metadata: {
                        name: fileSystem.clientConfigMap,
                        namespace,
                        labels: recommendedLabels("hadoop-conf", name),
                    },
                    data: {
                        [hadoopConfFiles.coreSite]: hadoopXml(fileSystem.coreSite),
                        [hadoopConfFiles.hdfsSite]: hadoopXml(fileSystem.hdfsSite),
                    },
                },
                { parent },
            ),
    );
}
