import type { EventLog } from "../../components/contracts/eventLog.ts";
import type { ClusterAccess } from "../../components/contracts/clusterAccess.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import type { SparkRuntime } from "../../components/contracts/sparkRuntime.ts";
import { contentResources } from "../../components/objectStore/minio/content.ts";
import { reachabilityResources } from "../../components/kubernetes/resources.ts";
import type { HadoopConf } from "../../components/render/hadoopXml.ts";
import type { SparkConf } from "../../components/render/sparkConf.ts";
import { checkResources } from "../../components/sparkOperator/chartValues.ts";
import { type Fault, Faults } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { type ApplicationPlan, planApplications } from "./applications.ts";
import { type CapacityPlan, type Workload, planCapacity, workloadsIn } from "./capacity.ts";
import { type ContentPlan, type Source, planContent } from "./content.ts";
import { type HistoryServerPlan, planEventLogs } from "./eventLog.ts";
import { type ImagePlan, planImages } from "./images.ts";
import { type FileSystemPlan, planFileSystem } from "./fileSystem.ts";
import { type MetastorePlan, planMetastore } from "./metastore.ts";
import { type GatewayPlan, planGateway } from "./gateway.ts";
import { type ObjectStorePlan, planObjectStore } from "./objectStore.ts";
import { uploadPrefix } from "./names.ts";
import { planRuntime } from "./runtime.ts";
import { s3aConf, s3aEntries } from "./s3a.ts";
import { planSparkDefaults } from "./sparkDefaults.ts";
import { type SqlDatabasePlan, planSqlDatabase } from "./sqlDatabase.ts";
import { type Targets, type WorkloadName, availableTarget } from "./target.ts";

/** Everything that can be known before anything exists. */
export interface PlatformPlan {
    readonly target: PlatformConfig["target"];
    readonly cluster: ClusterAccess & {
        /** Uid of the namespace kube-system. */
        readonly identity: string;
        readonly domain: string;
    };
    readonly namespaces: Readonly<PlatformConfig["namespaces"]>;
    readonly images: ImagePlan;
    readonly objectStore: ObjectStorePlan;
    readonly sqlDatabase: SqlDatabasePlan | undefined;
    readonly eventLog: Planned<EventLog>;
    readonly fileSystem: FileSystemPlan | undefined;
    readonly historyServers: readonly HistoryServerPlan[];
    readonly metastore: MetastorePlan | undefined;

    /** How applications are submitted by REST; undefined where they are not. */
    readonly gateway: GatewayPlan | undefined;
    readonly runtime: Planned<SparkRuntime>;
    readonly logLevel: PlatformConfig["spark"]["logLevel"];

    /** How the bucket is opened. */
    readonly storeEntries: SparkConf;

    /** How Hadoop opens the object store. */
    readonly storeConf: HadoopConf;
    readonly sparkOperator: PlatformConfig["sparkOperator"];

    /** How old event logs are removed, of whatever store. */
    readonly eventLogCleaner: { readonly maxAge: string; readonly interval: string };
    readonly workloads: Readonly<Record<WorkloadName, Workload["resources"]>>;
    readonly capacity: CapacityPlan;
    readonly applications: readonly ApplicationPlan[];
    readonly content: ContentPlan;
}

/** What the program brings beside the stack's config. */
interface Definitions {
    readonly targets: Targets;

    /** Applications declared in TypeScript. */
    readonly inCode: PlatformConfig["applications"];

    /** What this machine has of the files that are to be uploaded, by their path from the folder of Pulumi.yaml. */
    readonly sourceAt: (path: string) => Source;
}

/**
 * Decides the whole platform.
 * @throws Faults with every contradiction of the config.
 */
export function planPlatform(
    config: PlatformConfig,
    { targets, inCode, sourceAt }: Definitions,
): PlatformPlan {
    const target = availableTarget(config.target, targets);
    const { namespaces, capacity: offer } = config;
    const fileSystem = planFileSystem(config, target);
    const metastore = planMetastore(config, target.metastore);
    const content = planContent(config, { sourceAt, hdfsClient: target.hdfsClient });
    const sql = planSqlDatabase(config, metastore.sqlPrincipals, target.postgres);
    const gateway = planGateway(config, fileSystem.fileSystem?.fileSystem);
    const objectStore = planObjectStore(config, {
        principals: [
            ...sql.storePrincipals,
            ...metastore.storePrincipals,
            ...gateway.storePrincipals,
            ...content.storePrincipals,
        ],
        buckets: sql.buckets,
    });
    const eventLogs = planEventLogs(config, fileSystem.fileSystem?.fileSystem);
    const { images, faults: imageFaults } = planImages(config, {
        objectStore,
        sqlDatabase: sql.sqlDatabase,
        fileSystem: fileSystem.fileSystem,
        metastore: metastore.metastore,
        gateway: gateway.gateway,
        content: content.content,
    });
    const runtime = planRuntime(config, {
        target,
        images,
        fileSystem: fileSystem.fileSystem?.fileSystem,
    });
    const sparkDefaults = planSparkDefaults({
        config,
        runtime,
        store: objectStore.store,
        eventLog: eventLogs.eventLog,
        fileSystem: fileSystem.fileSystem?.fileSystem,
        metastore: metastore.metastore?.metastore,
    });
    const applications = planApplications(config.applications, inCode);
    const workloads = [
        ...workloadsOf(config, target.workloads),
        ...fileSystem.workloads,
        ...sql.workloads,
        ...metastore.workloads,
        ...content.workloads,
    ];
    const capacity = planCapacity(workloads, {
        cpu: offer.cpu ?? target.offer.cpu,
        memory: offer.memory ?? target.offer.memory,
    });
    refuse([
        ...namespaceFaults(namespaces),
        ...bucketFaults(config),
        ...imageFaults,
        ...fileSystem.faults,
        ...metastore.faults,
        ...gateway.faults,
        ...eventLogs.faults,
        ...sql.faults,
        ...content.faults,
        ...sparkDefaults.faults,
        ...applications.faults,
        ...capacity.faults,
    ]);
    return {
        target: config.target,
        cluster: {
            context: config.kubernetes.context,
            identity: config.kubernetes.identity,
            kubeconfig: config.kubernetes.kubeconfig,
            domain: config.kubernetes.clusterDomain,
        },
        namespaces,
        images,
        objectStore,
        sqlDatabase: sql.sqlDatabase,
        fileSystem: fileSystem.fileSystem,
        eventLog: eventLogs.eventLog,
        historyServers: eventLogs.historyServers,
        metastore: metastore.metastore,
        gateway: gateway.gateway,
        runtime: { ...runtime, defaults: sparkDefaults.defaults },
        logLevel: config.spark.logLevel,
        storeEntries: s3aEntries(objectStore.store),
        storeConf: s3aConf(objectStore.store),
        sparkOperator: config.sparkOperator,
        eventLogCleaner: {
            maxAge: config.historyServer.maxAge,
            interval: config.historyServer.cleaningInterval,
        },
        workloads: target.workloads,
        capacity: capacity.capacity,
        applications: applications.applications,
        content: content.content,
    };
}

function refuse(faults: readonly Fault[]): void {
    if (faults.length > 0) {
        throw new Faults(faults);
    }
}

function namespaceFaults(namespaces: PlatformConfig["namespaces"]): Fault[] {
    const nounsByName = Map.groupBy(Object.entries(namespaces), ([, name]) => name);
    return [...nounsByName]
        .filter(([, nouns]) => nouns.length > 1)
        .map(([name, nouns]) => ({
            key: "sparkstead:namespaces",
            problem: `found "${name}" for ${nouns.map(([noun]) => noun).join(" and ")}; who runs in one of them could read the other's Secrets, so name one each`,
        }));
}

function bucketFaults(config: PlatformConfig): Fault[] {
    const { eventLogs, warehouse } = config.bucket;
    const nested = eventLogs.startsWith(warehouse) || warehouse.startsWith(eventLogs);
    return [
        ...(nested
            ? [
                  {
                      key: "sparkstead:bucket",
                      problem: `found eventLogs "${eventLogs}" and warehouse "${warehouse}" inside one another; tables and event logs would delete each other, so name two`,
                  },
              ]
            : []),
        ...(config.fileSystem.kind === "none" ? expiringFaults(config) : []),
    ];
}

/** What is to stay may not lie where uploads are. */
function expiringFaults({ bucket, content, spark }: PlatformConfig): Fault[] {
    const { prefixes, files } = content.bucket;
    const places = [
        ["bucket.eventLogs", bucket.eventLogs],
        ["bucket.warehouse", bucket.warehouse],
        ...prefixes.map((prefix) => ["content.bucket.prefixes", prefix] as const),
        ...Object.keys(files).map((file) => [`content.bucket.files.${file}`, file] as const),
    ] as const;
    return places
        .filter(([, place]) => `${place}/`.startsWith(uploadPrefix))
        .map(([key, place]) => ({
            key: `sparkstead:${key}`,
            problem: `found "${place}", where files that spark-submit uploads are deleted after ${spark.uploadDays} days (sparkstead:spark.uploadDays); name another place`,
        }));
}

function workloadsOf(
    config: PlatformConfig,
    sizes: Readonly<Record<WorkloadName, Workload["resources"]>>,
): Workload[] {
    const { objectStore, eventLog, gateway, namespaces } = config;
    const { system, jobs } = namespaces;
    const { minio, livy, ...others } = sizes;
    const store = { minio, minioContent: contentResources };
    return [
        ...(objectStore.kind === "minio" ? workloadsIn(system, store) : []),
        ...workloadsIn(system, others),
        ...workloadsIn(system, reachabilityOf(config)),
        ...(eventLog.alsoRead === undefined
            ? []
            : workloadsIn(system, { otherHistoryServer: sizes.historyServer })),
        ...(gateway.kind === "livy" ? workloadsIn(namespaces.livy, { livy }) : []),
        ...workloadsIn(jobs, { operatorCheck: checkResources }),
    ];
}

/** The Jobs that ask what somebody else runs whether it answers. */
function reachabilityOf(config: PlatformConfig): Readonly<Record<string, Workload["resources"]>> {
    const { objectStore, sqlDatabase, fileSystem, metastore, gateway } = config;
    return Object.fromEntries(
        Object.entries({ objectStore, sqlDatabase, fileSystem, metastore, gateway })
            .filter(([, { kind }]) => kind === "external")
            .map(([what]) => [`${what}Reachability`, reachabilityResources]),
    );
}
