import * as kubernetes from "@pulumi/kubernetes";

import { hadoopConfFiles } from "../contracts/fileSystem.ts";
import { rollsPods } from "../kubernetes/rollsPods.ts";
import { hadoopXml } from "../render/hadoopXml.ts";
import { log4jProperties } from "./log4j.ts";
import { type HdfsScope, childName, labelsOf } from "./scope.ts";
import { type ScriptName, scriptTexts } from "./scripts.ts";
import { serverCoreSite, serverHdfsSite } from "./serverConf.ts";
import { type HdfsRole, roleNamespace } from "./topology.ts";

/** Hadoop's configuration for a role's daemons, and the scripts that run them. */
export function daemonConf(
    scope: HdfsScope,
    role: HdfsRole,
    scripts: readonly ScriptName[],
): kubernetes.core.v1.ConfigMap {
    const { topology } = scope.args;
    return roleConf(scope, role, {
        [hadoopConfFiles.coreSite]: hadoopXml(serverCoreSite(topology)),
        [hadoopConfFiles.hdfsSite]: hadoopXml(serverHdfsSite(topology)),
        "log4j.properties": log4jProperties,
        ...scriptTexts(scripts),
    });
}

/** An auto-named ConfigMap of a role's pods: a change rolls them, one role after the other since each has its own. */
export function roleConf(
    scope: HdfsScope,
    role: HdfsRole,
    data: Readonly<Record<string, string>>,
): kubernetes.core.v1.ConfigMap {
    return new kubernetes.core.v1.ConfigMap(
        childName(scope, role),
        {
            metadata: {
                namespace: roleNamespace(scope.args.topology, role),
                labels: labelsOf(scope, role),
            },
            data,
        },
        { parent: scope.parent, ...rollsPods },
    );
}
