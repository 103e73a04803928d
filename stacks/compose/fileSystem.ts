import type * as pulumi from "@pulumi/pulumi";

import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import { ExternalFileSystem, HdfsCluster, usesNodes } from "../../components/hdfs/index.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import { askerOf } from "./asker.ts";
import type { Child } from "./child.ts";
import { exposureOf } from "./exposure.ts";
import type { NamespaceMaker } from "./namespace.ts";

interface Namespaces {
    /** Where its clients run. */
    readonly clients: readonly pulumi.Resource[];
    readonly makeNamespace: NamespaceMaker;
}

/** The file system, with the namespaces that nobody else has. */
export function makeFileSystem(
    plan: PlatformPlan,
    { clients, makeNamespace }: Namespaces,
    opts: Child,
): FileSystem | undefined {
    const { fileSystem, namespaces, images } = plan;
    if (fileSystem === undefined) {
        return undefined;
    }
    const { origin, fileSystem: planned } = fileSystem;
    const needs = [
        ...clients,
        ...makeNamespace("hdfs", { name: namespaces.hdfs, level: "restricted" }),
    ];
    switch (origin.kind) {
        case "external":
            return new ExternalFileSystem(
                "lake",
                { ...planned, asker: askerOf(plan, "system") },
                { ...opts, dependsOn: needs },
            );
        case "hdfs": {
            const { topology, spread, sizes, ingress } = origin;
            const own = [
                ...needs,
                ...(usesNodes(topology)
                    ? makeNamespace("hdfs-data", {
                          name: namespaces.hdfsData,
                          level: "privileged",
                      })
                    : []),
            ];
            return new HdfsCluster(
                "lake",
                {
                    ...planned,
                    topology,
                    spread,
                    sizes,
                    exposure: exposureOf(ingress),
                    images: images.references,
                    imagePullSecrets: images.pullSecrets,
                },
                { ...opts, dependsOn: own },
            );
        }
    }
}
