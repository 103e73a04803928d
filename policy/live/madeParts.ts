import {
    type HdfsRole,
    type HdfsTopology,
    replicasOf,
    roleNamespace,
} from "../../components/hdfs/topology.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";

/** Resources of each API group that a platform may have made. */
export const groups = {
    "": [
        ...["namespaces", "configmaps", "secrets", "services", "serviceaccounts"],
        ...["persistentvolumeclaims", "pods", "pods/exec"],
    ],
    apps: ["deployments", "statefulsets", "daemonsets", "replicasets"],
    batch: ["jobs", "cronjobs"],
    policy: ["poddisruptionbudgets"],
    "networking.k8s.io": ["ingresses"],
    "rbac.authorization.k8s.io": ["roles", "rolebindings", "clusterroles", "clusterrolebindings"],
    "apiextensions.k8s.io": ["customresourcedefinitions"],
    "admissionregistration.k8s.io": [
        ...["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
    ],
    "sparkoperator.k8s.io": ["sparkapplications", "scheduledsparkapplications"],
} as const satisfies Record<string, readonly string[]>;

export type Resource = (typeof groups)[keyof typeof groups][number];

/** What a part of the platform makes in one place. */
export interface Part {
    readonly namespace: string | undefined;
    readonly makes: readonly Resource[];
}

/** What each part of the platform makes, and where: `up` by the kinds of its objects. */
export function partsOf(plan: PlatformPlan): readonly Part[] {
    const { content, images, namespaces } = plan;
    const parts = [
        part(undefined, "namespaces"),
        ...operatorParts(plan),
        ...storeParts(plan),
        ...databaseParts(plan),
        ...metastoreParts(plan),
        ...fileSystemParts(plan),
        ...contentParts(namespaces.hdfs, content.fileSystem),
        ...(content.fileSystem?.uploads === undefined ? [] : [part(namespaces.hdfs, "cronjobs")]),
        ...contentParts(namespaces.system, content.bucket),
        ...historyParts(plan),
        ...gatewayParts(plan),
        ...jobParts(plan),
    ];
    const own = images.madePullSecret === undefined ? [] : parts;
    return [
        ...parts,
        ...own.flatMap(({ namespace }) =>
            namespace === undefined ? [] : [part(namespace, "secrets")],
        ),
    ];
}

function part(namespace: string | undefined, ...makes: readonly Resource[]): Part {
    return { namespace, makes };
}

/** @source charts/spark-operator-chart/templates */
function operatorParts({ namespaces: { system, jobs } }: PlatformPlan): readonly Part[] {
    return [
        part(undefined, "clusterroles", "clusterrolebindings", "customresourcedefinitions"),
        part(undefined, ...groups["admissionregistration.k8s.io"]),
        part(system, "deployments", "services", "serviceaccounts", "roles", "rolebindings"),
        part(jobs, "roles", "rolebindings", "jobs"),
    ];
}

function storeParts({ objectStore, namespaces: { system } }: PlatformPlan): readonly Part[] {
    return objectStore.origin.kind === "external"
        ? [part(system, "jobs")]
        : [...serverParts(system), ...secretsOf(objectStore.principals)];
}

function databaseParts({ sqlDatabase, namespaces: { system } }: PlatformPlan): readonly Part[] {
    switch (sqlDatabase?.origin.kind) {
        case undefined:
            return [];
        case "external":
            return [part(system, "jobs")];
        case "postgres":
            return [
                ...serverParts(system),
                ...secretsOf(sqlDatabase.principals),
                ...(sqlDatabase.origin.backup.kind === "off" ? [] : [part(system, "cronjobs")]),
            ];
    }
}

/** A server with a volume, an administrator and a Job that fills it. */
function serverParts(namespace: string): readonly Part[] {
    return [
        part(namespace, "statefulsets", "services", "persistentvolumeclaims"),
        part(namespace, "configmaps", "secrets", "jobs"),
    ];
}

function secretsOf(principals: readonly { readonly namespace: string }[]): readonly Part[] {
    return principals.map(({ namespace }) => part(namespace, "secrets"));
}

function metastoreParts({ metastore, namespaces }: PlatformPlan): readonly Part[] {
    switch (metastore?.origin.kind) {
        case undefined:
            return [];
        case "external":
            return [part(namespaces.jobs, "jobs")];
        case "hive":
            return [part(namespaces.system, "deployments", "services", "configmaps")];
    }
}

function fileSystemParts({ fileSystem, namespaces }: PlatformPlan): readonly Part[] {
    if (fileSystem === undefined) {
        return [];
    }
    const { origin } = fileSystem;
    const confs = fileSystem.fileSystem.clientNamespaces.map((each) => part(each, "configmaps"));
    switch (origin.kind) {
        case "external":
            return [...confs, part(namespaces.system, "jobs")];
        case "hdfs":
            return [
                ...confs,
                ...hdfsParts(origin.topology),
                ...(origin.ingress === undefined ? [] : [part(namespaces.hdfs, "ingresses")]),
            ];
    }
}

/** What the pods of each role belong to, but for DataNodes that are a DaemonSet. */
const roleSets = {
    zookeeper: "statefulsets",
    journalnode: "statefulsets",
    namenode: "statefulsets",
    datanode: "statefulsets",
    httpfs: "deployments",
} as const satisfies Record<HdfsRole, Resource>;

function hdfsParts(topology: HdfsTopology): readonly Part[] {
    const roles = Object.keys(roleSets) as HdfsRole[];
    return roles
        .filter((role) => replicasOf(topology, role) > 0)
        .flatMap((role) => {
            const namespace = roleNamespace(topology, role);
            return [
                part(namespace, "configmaps"),
                ...(role === "datanode" && topology.dataNodes.kind === "daemonSet"
                    ? [part(namespace, "daemonsets")]
                    : [part(namespace, roleSets[role], "services")]),
                // A role of one pod has none.
                ...(replicasOf(topology, role) > 1
                    ? [part(namespace, "poddisruptionbudgets")]
                    : []),
            ];
        });
}

/** Files are uploaded through a pod. */
function contentParts(
    namespace: string,
    content: { readonly files: readonly unknown[] } | undefined,
): readonly Part[] {
    return content === undefined
        ? []
        : [
              part(namespace, "deployments", "jobs", "configmaps"),
              ...(content.files.length === 0 ? [] : [part(namespace, "pods/exec")]),
          ];
}

function historyParts({ historyServers, namespaces: { system } }: PlatformPlan): readonly Part[] {
    return historyServers.flatMap(({ ingress }) => [
        part(system, "deployments", "services", "configmaps"),
        ...(ingress === undefined ? [] : [part(system, "ingresses")]),
    ]);
}

function gatewayParts({ gateway, namespaces: { livy, jobs } }: PlatformPlan): readonly Part[] {
    switch (gateway?.origin.kind) {
        case undefined:
            return [];
        case "external":
            return [part(jobs, "jobs")];
        case "livy":
            return [
                part(livy, "deployments", "services", "configmaps", "serviceaccounts"),
                part(livy, "persistentvolumeclaims"),
                ...(gateway.origin.ingress === undefined ? [] : [part(livy, "ingresses")]),
            ];
    }
}

function jobParts({ applications, namespaces: { jobs } }: PlatformPlan): readonly Part[] {
    return [
        part(jobs, "configmaps", "serviceaccounts", "roles", "rolebindings"),
        ...applications.map(({ schedule }) =>
            part(jobs, schedule === undefined ? "sparkapplications" : "scheduledsparkapplications"),
        ),
    ];
}
