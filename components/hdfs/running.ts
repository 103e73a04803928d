import * as pulumi from "@pulumi/pulumi";

import type { ClusterAccess } from "../contracts/clusterAccess.ts";
import { askKubectl } from "../kubernetes/kubectl.ts";
import { partOfPlatform } from "../kubernetes/labels.ts";
import { type HdfsRole, type HdfsTopology, type RoleVolume, roleName } from "./topology.ts";

/** A workload of HDFS as the cluster has it, which an earlier config has asked for. */
export interface RunningWorkload {
    readonly role: HdfsRole;
    readonly kind: "statefulSet" | "daemonSet";
    readonly name: string;
    readonly namespace: string;

    /** Undefined where nodes decide it. */
    readonly replicas: number | undefined;

    /** Undefined where nothing is kept. */
    readonly volume: RoleVolume | undefined;
}

const roles: readonly HdfsRole[] = ["zookeeper", "journalnode", "namenode", "datanode"];

const selector = Object.entries(partOfPlatform)
    .map(([label, value]) => `${label}=${value}`)
    .join(",");

/** What runs of an HDFS, in either of its namespaces. Who cannot be asked runs nothing, with a warning: else no `up` could repair it. */
export async function runningHdfs(
    cluster: ClusterAccess,
    topology: HdfsTopology,
): Promise<readonly RunningWorkload[]> {
    const { namespace, nodeNamespace } = topology;
    const found = await Promise.all(
        [namespace, nodeNamespace].map((name) => runningIn({ cluster, namespace: name }, topology)),
    );
    return found.flat();
}

async function runningIn(
    place: { readonly cluster: ClusterAccess; readonly namespace: string },
    topology: HdfsTopology,
): Promise<RunningWorkload[]> {
    const answer = await askKubectl(place, [
        "get",
        "statefulsets.apps,daemonsets.apps",
        `--selector=${selector}`,
        "--output=json",
    ]);
    if (answer.kind === "failed") {
        await pulumi.log.warn(
            `hdfs "${topology.nameservice}": cannot tell what runs in ${place.namespace}: ${answer.text.trim()}; a change that loses data is not refused this time`,
        );
        return [];
    }
    const { items } = JSON.parse(answer.text) as { readonly items: readonly Workload[] };
    return items
        .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
        .flatMap((workload) => runningOf(workload, topology));
}

/** The part of a StatefulSet or DaemonSet that says what it keeps. */
interface Workload {
    readonly kind: "StatefulSet" | "DaemonSet";
    readonly metadata: {
        readonly name: string;
        readonly namespace: string;
        readonly deletionTimestamp?: string;
    };
    readonly spec: {
        readonly replicas?: number;
        readonly template: { readonly spec: { readonly volumes?: readonly Volume[] } };
        readonly volumeClaimTemplates?: readonly Claim[];
    };
}

interface Volume {
    readonly name: string;
    readonly hostPath?: { readonly path: string };
}

interface Claim {
    readonly spec: {
        readonly storageClassName?: string;
        readonly resources: { readonly requests: { readonly storage: string } };
    };
}

function runningOf({ kind, metadata, spec }: Workload, topology: HdfsTopology): RunningWorkload[] {
    const { name, namespace } = metadata;
    return roles
        .filter((role) => roleName(topology, role) === name)
        .map((role) => ({
            role,
            kind: kind === "StatefulSet" ? "statefulSet" : "daemonSet",
            name,
            namespace,
            replicas: spec.replicas,
            volume: volumeOf(spec),
        }));
}

function volumeOf({
    template,
    volumeClaimTemplates = [],
}: Workload["spec"]): RoleVolume | undefined {
    const [claim] = volumeClaimTemplates;
    if (claim !== undefined) {
        const { storageClassName, resources } = claim.spec;
        return {
            kind: "claim",
            storage: resources.requests.storage,
            storageClass: storageClassName,
        };
    }
    const folder = template.spec.volumes?.find(({ name }) => name === "data")?.hostPath;
    return folder && { kind: "hostPath", path: folder.path };
}
