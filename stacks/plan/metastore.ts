import type { Metastore } from "../../components/contracts/metastore.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import type { Principal } from "../../components/contracts/principal.ts";
import type { SqlPrincipal } from "../../components/contracts/sqlDatabase.ts";
import type { ContainerResources } from "../../components/kubernetes/resources.ts";
import { thriftPort } from "../../components/metastore/metastoreSite.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { type Workload, workloadsIn } from "./capacity.ts";
import { names, serviceHost } from "./names.ts";

type HiveConfig = Extract<PlatformConfig["metastore"], { kind: "hive" }>;

export interface MetastorePlan {
    /** Where the metastore comes from, beside what its users see of it. */
    readonly origin:
        (HiveConfig & { readonly resources: ContainerResources }) | { readonly kind: "external" };

    readonly metastore: Planned<Metastore>;
}

/** The catalogue, if there is one, and under which identities it uses the platform's stores. */
export interface MetastoreDecision {
    readonly metastore: MetastorePlan | undefined;
    readonly storePrincipals: readonly Principal[];
    readonly sqlPrincipals: readonly SqlPrincipal[];
    readonly workloads: readonly Workload[];
    readonly faults: readonly Fault[];
}

/** What Spark's built-in client, Hive 2.3.9, was seen to work with. */
const versions: readonly string[] = ["4.0.0", "3.1.3"];

export function planMetastore(
    { metastore, bucket, namespaces, kubernetes }: PlatformConfig,
    resources: ContainerResources,
): MetastoreDecision {
    const nothing = { storePrincipals: [], sqlPrincipals: [], workloads: [], faults: [] };
    const warehouse = `s3a://${bucket.name}/${bucket.warehouse}`;
    switch (metastore.kind) {
        case "none":
            return { metastore: undefined, ...nothing };
        case "external":
            return {
                metastore: {
                    origin: { kind: "external" },
                    metastore: { uri: metastore.uri, warehouse },
                },
                ...nothing,
            };
        case "hive": {
            const host = serviceHost(
                names.metastoreService,
                namespaces.system,
                kubernetes.clusterDomain,
            );
            const principal = { name: names.principals.metastore, namespace: namespaces.system };
            return {
                metastore: {
                    origin: { ...metastore, resources },
                    metastore: { uri: `thrift://${host}:${thriftPort}`, warehouse },
                },
                storePrincipals: [
                    {
                        ...principal,
                        grants: [
                            // It makes and deletes tables' directories, and looks at those of external tables.
                            {
                                bucket: bucket.name,
                                access: "readWrite",
                                prefix: bucket.warehouse,
                            },
                            { bucket: bucket.name, access: "read" },
                        ],
                    },
                ],
                sqlPrincipals: [principal],
                workloads: workloadsIn(namespaces.system, { metastore: resources }),
                faults: versionFaults(metastore.version),
            };
        }
    }
}

function versionFaults(version: string): Fault[] {
    if (versions.includes(version)) {
        return [];
    }
    const reason = isBefore(version, "4.0.1")
        ? "nobody has tried Spark's client on it"
        : "from 4.0.1 on the metastore has no get_table (HIVE-26537), which Spark's client calls";
    return [
        {
            key: "sparkstead:metastore.version",
            problem: `found ${version}: ${reason}; use ${versions.join(" or ")}`,
        },
    ];
}

function isBefore(version: string, other: string): boolean {
    return version.localeCompare(other, "en", { numeric: true }) < 0;
}
