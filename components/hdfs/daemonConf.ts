import * as kubernetes from "@pulumi/kubernetes";

import { hadoopConfFiles } from "../contracts/fileSystem.ts";
import { rollsPods } from "../kubernetes/rollsPods.ts";
import { hadoopXml } from "../render/hadoopXml.ts";
import { log4jProperties } from "./log4j.ts";
import { type HdfsScope, childName, labelsOf } from "./scope.ts";
import { type ScriptName, scriptTexts } from "./scripts.ts";
import { serverCoreSite, serverHdfsSite } from "./serverConf.ts";
import { type HdfsRole, roleNamespace } from "./topology.ts";

/** The files of a role's daemons: Hadoop's configuration and the scripts that run them. */
export interface DaemonConf {
    readonly conf: kubernetes.core.v1.ConfigMap;
    readonly scripts: kubernetes.core.v1.ConfigMap;
}

/** Each role has ConfigMaps of its own, so that a change rolls one role after the other and not all at once. */
export function daemonConf(
    scope: HdfsScope,
    role: HdfsRole,
    scripts: readonly ScriptName[],
): DaemonConf {
    const { topology } = scope.args;
    return {
        conf: configMap(scope, role, {
            what: "conf",
            data: {
                [hadoopConfFiles.coreSite]: hadoopXml(serverCoreSite(topology)),
                [hadoopConfFiles.hdfsSite]: hadoopXml(serverHdfsSite(topology)),
                "log4j.properties": log4jProperties,
            },
        }),
        scripts: configMap(scope, role, { what: "scripts", data: scriptTexts(scripts) }),
    };
}

interface Files {
    /** Tail of the logical name. */
    readonly what: string;
    readonly data: Readonly<Record<string, string>>;
}

/** An auto-named ConfigMap of a role's pods: a change rolls them. */
export function configMap(
    scope: HdfsScope,
    role: HdfsRole,
    { what, data }: Files,
): kubernetes.core.v1.ConfigMap {
    return new kubernetes.core.v1.ConfigMap(
        `${childName(scope, role)}-${what}`,
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
