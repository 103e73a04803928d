import type * as kubernetes from "@pulumi/kubernetes";
import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import { ExternalFileSystem, HdfsCluster, usesNodes } from "../../components/hdfs/index.ts";
import { namespace } from "../../components/kubernetes/namespace.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import { type Child, restricted } from "./child.ts";

/** The file system, with the namespaces that nobody else has. */
export function makeFileSystem(
    { fileSystem, namespaces, images }: PlatformPlan,
    clients: readonly kubernetes.core.v1.Namespace[],
    opts: Child,
): FileSystem | undefined {
    if (fileSystem === undefined) {
        return undefined;
    }
    const { origin, fileSystem: planned } = fileSystem;
    const needs = [...clients, namespace("hdfs", restricted(namespaces.hdfs), opts)];
    switch (origin.kind) {
        case "external":
            return new ExternalFileSystem("lake", planned, { ...opts, dependsOn: needs });
        case "hdfs": {
            const { topology, spread, sizes } = origin;
            const own = [
                ...needs,
                ...(usesNodes(topology)
                    ? [
                          namespace(
                              "hdfs-data",
                              { name: namespaces.hdfsData, level: "privileged" },
                              opts,
                          ),
                      ]
                    : []),
            ];
            return new HdfsCluster(
                "lake",
                {
                    ...planned,
                    topology,
                    spread,
                    sizes,
                    images: images.references,
                    imagePullSecrets: images.pullSecrets,
                },
                { ...opts, dependsOn: own },
            );
        }
    }
}
