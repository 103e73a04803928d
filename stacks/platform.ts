import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { Drift } from "../components/contracts/content.ts";
import type { EventLog } from "../components/contracts/eventLog.ts";
import type { FileSystem } from "../components/contracts/fileSystem.ts";
import type { Metastore } from "../components/contracts/metastore.ts";
import type { ObjectStore } from "../components/contracts/objectStore.ts";
import type { SqlDatabase } from "../components/contracts/sqlDatabase.ts";
import type { SecretKeyRef } from "../components/contracts/secretKeyRef.ts";
import type { SparkGateway } from "../components/contracts/sparkGateway.ts";
import type { SparkRuntime } from "../components/contracts/sparkRuntime.ts";
import { ExternalFileSystem, HdfsCluster, usesNodes } from "../components/hdfs/index.ts";
import { BucketContent, HdfsContent } from "../components/content/index.ts";
import { ExternalSparkGateway, Livy } from "../components/livy/index.ts";
import { type EventStore, HistoryServer } from "../components/historyServer/index.ts";
import type { Exposure } from "../components/kubernetes/exposure.ts";
import { namespace } from "../components/kubernetes/namespace.ts";
import { ExternalMetastore, HiveMetastore } from "../components/metastore/index.ts";
import { ExternalObjectStore, MinioObjectStore } from "../components/objectStore/index.ts";
import { log4j2Properties } from "../components/render/log4j2.ts";
import {
    ScheduledSparkApplication,
    SparkApplication,
} from "../components/sparkApplication/index.ts";
import { SparkOperator } from "../components/sparkOperator/index.ts";
import { type Backup, ExternalSqlDatabase, Postgres } from "../components/sqlDatabase/index.ts";
import { SparkJobs } from "../components/sparkRuntime/index.ts";
import { operatorChart } from "./charts.ts";
import { names, s3SecretKeys } from "./plan/names.ts";
import type { ContentDrift } from "./contentDrift.ts";
import type { ApplicationPlan } from "./plan/applications.ts";
import type { HistoryServerPlan } from "./plan/eventLog.ts";
import type { PlatformPlan } from "./plan/plan.ts";
import type { BackupPlan } from "./plan/sqlDatabase.ts";

/** A platform that nothing was lost from. */
const noDrift: ContentDrift = { fileSystem: {}, bucket: {} };

/** The platform as a whole: the parent of all its parts, and what policies know of the plan. */
export class Platform extends pulumi.ComponentResource {
    static readonly __pulumiType = "sparkstead:stacks:Platform";

    constructor(plan: PlatformPlan, provider: kubernetes.Provider, drift = noDrift) {
        super(Platform.__pulumiType, "platform", {}, { providers: { kubernetes: provider } });
        const child: Child = { parent: this };

        const system = namespace("system", restricted(plan.namespaces.system), child);
        const jobs = namespace("jobs", restricted(plan.namespaces.jobs), child);
        const clients = [system, jobs, ...gatewayNamespaces(plan, child)];
        const fileSystem = makeFileSystem(plan, clients, child);
        const store = makeObjectStore(plan, { ...child, dependsOn: clients });
        const operator = makeOperator(plan, { ...child, dependsOn: [system, jobs] });
        const sql = makeSqlDatabase(plan, store, { ...child, dependsOn: [system] });
        const metastore = makeMetastore(plan, { sql, store, fileSystem }, child);
        const contentOpts = { ...child, dependsOn: [system] };
        const content = {
            fileSystem: makeHdfsContent(plan, { fileSystem, drift: drift.fileSystem }, contentOpts),
            bucket: makeBucketContent(plan, { store, drift: drift.bucket }, contentOpts),
        };
        const readyStores = {
            fileSystem: readyOf([fileSystem, content.fileSystem]),
            bucket: store.ready,
        };
        const histories = plan.historyServers.map(({ eventLog, ...reader }) =>
            makeHistoryServer(
                plan,
                { ...reader, eventLog: { ...eventLog, ready: readyStores[reader.store.kind] } },
                { ...child, dependsOn: [system] },
            ),
        );
        const runtime = makeRuntime(
            plan,
            [
                ...readyOf([
                    operator,
                    store,
                    fileSystem,
                    metastore,
                    content.fileSystem,
                    content.bucket,
                ]),
                ...(content.fileSystem?.files ?? []),
                ...(content.bucket?.files ?? []),
            ],
            { ...child, dependsOn: [jobs] },
        );
        const gateways = makeGateway(
            plan,
            {
                runtime,
                fileSystem,
                metastore,
            },
            { ...child, dependsOn: clients },
        );
        const everything = Promise.withResolvers<pulumi.Output<unknown>>();
        const applications = plan.applications.map((application) =>
            makeApplication(plan, { application, runtime, everything: everything.promise }, child),
        );
        everything.resolve(
            made([...runtime.ready, ...readyOf([sql, ...histories, ...gateways, ...applications])]),
        );

        this.registerOutputs({ plan });
    }
}

interface Child extends pulumi.ComponentResourceOptions {
    readonly parent: pulumi.ComponentResource;
}

/** Where Livy runs, if it is made here. */
function gatewayNamespaces(
    { gateway, namespaces }: PlatformPlan,
    opts: Child,
): readonly kubernetes.core.v1.Namespace[] {
    return gateway?.origin.kind === "livy"
        ? [namespace("livy", restricted(namespaces.livy), opts)]
        : [];
}

/** The file system, with the namespaces that nobody else has. */
function makeFileSystem(
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

/** What the file system holds before anybody uses it. */
function makeHdfsContent(
    { content, fileSystem: plan, namespaces, images, cluster }: PlatformPlan,
    { fileSystem, drift }: { fileSystem: FileSystem | undefined; drift: Drift },
    opts: Child,
): HdfsContent | undefined {
    return content.fileSystem === undefined || plan === undefined || fileSystem === undefined
        ? undefined
        : new HdfsContent(
              "lake-content",
              {
                  ...content.fileSystem,
                  namespace: namespaces.hdfs,
                  clientName: names.hdfsClient,
                  image: images.references.hadoop,
                  imagePullSecrets: images.pullSecrets,
                  resources: plan.clientResources,
                  cluster,
                  fileSystem,
                  drift,
              },
              opts,
          );
}

/** What the bucket holds before anybody uses it, beside the store's own prefixes. */
function makeBucketContent(
    { content, namespaces, images, cluster }: PlatformPlan,
    { store, drift }: { store: ObjectStore; drift: Drift },
    opts: Child,
): BucketContent | undefined {
    const credentials = store.credentials[names.principals.content];
    return content.bucket === undefined || credentials === undefined
        ? undefined
        : new BucketContent(
              "bucket-content",
              {
                  ...content.bucket,
                  namespace: namespaces.system,
                  clientName: names.bucketContent,
                  image: images.references.minio,
                  imagePullSecrets: images.pullSecrets,
                  cluster,
                  store,
                  credentials,
                  drift,
              },
              opts,
          );
}

type MadeStore = ObjectStore & pulumi.ComponentResource;

function makeObjectStore(plan: PlatformPlan, opts: Child): MadeStore {
    const { origin, store, principals } = plan.objectStore;
    switch (origin.kind) {
        case "external":
            return new ExternalObjectStore("store", store, opts);
        case "minio":
            return new MinioObjectStore(
                "store",
                {
                    ...store,
                    namespace: plan.namespaces.system,
                    image: plan.images.references.minio,
                    imagePullSecrets: plan.images.pullSecrets,
                    serviceName: names.objectStoreService,
                    storage: origin.storage,
                    storageClass: origin.storageClass,
                    resources: plan.workloads.minio,
                    principals,
                },
                opts,
            );
    }
}

function makeSqlDatabase(
    plan: PlatformPlan,
    store: ObjectStore,
    opts: Child,
): (SqlDatabase & pulumi.ComponentResource) | undefined {
    if (plan.sqlDatabase === undefined) {
        return undefined;
    }
    const { origin, database, principals } = plan.sqlDatabase;
    const common = {
        ...database,
        namespace: plan.namespaces.system,
        image: plan.images.references.postgres,
        imagePullSecrets: plan.images.pullSecrets,
    };
    switch (origin.kind) {
        case "external":
            return new ExternalSqlDatabase("sql", common, opts);
        case "postgres":
            return new Postgres(
                "sql",
                {
                    ...common,
                    engine: "postgres",
                    serviceName: names.postgres,
                    storage: origin.storage,
                    storageClass: origin.storageClass,
                    resources: origin.resources,
                    principals,
                    superuserRevision: origin.superuserRevision,
                    backup: backupIn(plan, store, origin.backup),
                },
                opts,
            );
    }
}

/** The stores that the metastore works on. */
interface MetastoreStores {
    readonly sql: SqlDatabase | undefined;
    readonly store: ObjectStore;
    readonly fileSystem: FileSystem | undefined;
}

function makeMetastore(
    plan: PlatformPlan,
    { sql, store, fileSystem }: MetastoreStores,
    opts: Child,
): (Metastore & pulumi.ComponentResource) | undefined {
    if (plan.metastore === undefined) {
        return undefined;
    }
    const { origin, metastore } = plan.metastore;
    switch (origin.kind) {
        case "external":
            return new ExternalMetastore("metastore", metastore, opts);
        case "hive": {
            const principal = names.principals.metastore;
            const access = sql?.databases[principal];
            const storeCredentials = store.credentials[principal];
            if (sql === undefined || access === undefined || storeCredentials === undefined) {
                throw new Error(`metastore: no database or no keys planned for ${principal}`);
            }
            return new HiveMetastore(
                "metastore",
                {
                    ...metastore,
                    ...origin,
                    namespace: plan.namespaces.system,
                    serviceName: names.metastoreService,
                    image: plan.images.references.hiveMetastore,
                    imagePullSecrets: plan.images.pullSecrets,
                    database: { engine: sql.engine, host: sql.host, port: sql.port, access },
                    storeEntries: plan.storeConf,
                    storeCredentials,
                    fileSystem,
                    needs: readyOf([sql, store, fileSystem]),
                },
                opts,
            );
        }
    }
}

function backupIn(plan: PlatformPlan, store: ObjectStore, backup: BackupPlan): Backup {
    const credentials = store.credentials[names.principals.sqlBackup];
    return backup.kind === "off" || credentials === undefined
        ? { kind: "off" }
        : {
              ...backup,
              names: names.postgresJobs,
              store: {
                  ...store,
                  bucket: backup.bucket,
                  credentials,
                  image: plan.images.references.minio,
              },
          };
}

function makeOperator(plan: PlatformPlan, opts: Child): SparkOperator {
    return new SparkOperator(
        names.sparkOperator,
        {
            namespace: plan.namespaces.system,
            jobNamespaces: [plan.namespaces.jobs],
            chart: operatorChart(plan.sparkOperator.chart),
            image: plan.images.references.sparkOperator,
            imagePullSecrets: plan.images.pullSecrets,
            controller: plan.workloads.operatorController,
            webhook: plan.workloads.operatorWebhook,
            overrides: plan.sparkOperator.overrides,
        },
        opts,
    );
}

function makeHistoryServer(
    plan: PlatformPlan,
    {
        name,
        serviceName,
        store,
        eventLog,
        ingress,
    }: HistoryServerPlan & { readonly eventLog: EventLog },
    opts: Child,
): HistoryServer {
    const { maxAge, cleaningInterval } = plan.historyServer;
    return new HistoryServer(
        name,
        {
            namespace: plan.namespaces.system,
            serviceName,
            image: plan.images.references.spark,
            imagePullSecrets: plan.images.pullSecrets,
            eventLog,
            store: eventStore(plan, store),
            cleaner: { kind: "on", maxAge, interval: cleaningInterval },
            exposure: exposureOf(ingress),
            resources: plan.workloads.historyServer,
        },
        opts,
    );
}

function eventStore(plan: PlatformPlan, store: HistoryServerPlan["store"]): EventStore {
    switch (store.kind) {
        case "fileSystem":
            return { ...store, user: names.hadoopUser };
        case "bucket": {
            const principal = names.principals.historyServer;
            return {
                kind: "bucket",
                entries: plan.storeEntries,
                secretEnv: credentialEnv(plan, principal),
                credentialsRevision: plan.objectStore.store.credentials[principal]?.revision ?? 1,
            };
        }
    }
}

function exposureOf(ingress: HistoryServerPlan["ingress"]): Exposure {
    return ingress === undefined ? { kind: "portForward" } : { kind: "ingress", ...ingress };
}

/** The variables by which every AWS SDK finds a principal's keys. */
function credentialEnv(
    { objectStore }: PlatformPlan,
    principal: string,
): Readonly<Record<string, SecretKeyRef>> {
    const credentials = objectStore.store.credentials[principal];
    return credentials === undefined
        ? {}
        : {
              [s3SecretKeys.accessKeyId]: credentials.accessKeyId,
              [s3SecretKeys.secretAccessKey]: credentials.secretAccessKey,
          };
}

function makeRuntime(
    plan: PlatformPlan,
    needs: readonly pulumi.Resource[],
    opts: Child,
): SparkJobs {
    return new SparkJobs(
        "spark",
        { ...plan.runtime, log4j2: log4j2Properties(plan.logLevel), needs },
        opts,
    );
}

/** What batches of the gateway run with. */
interface GatewayNeeds {
    readonly runtime: SparkRuntime;
    readonly fileSystem: FileSystem | undefined;
    readonly metastore: Metastore | undefined;
}

/** The gateway, where there is one. */
function makeGateway(
    plan: PlatformPlan,
    needs: GatewayNeeds,
    opts: Child,
): readonly (SparkGateway & pulumi.ComponentResource)[] {
    if (plan.gateway === undefined) {
        return [];
    }
    const { origin, gateway } = plan.gateway;
    if (origin.kind === "external") {
        return [new ExternalSparkGateway("gateway", gateway, opts)];
    }
    const { host, ingress, historyServer, stateRetained, conf, storage, storageClass } = origin;
    const principal = names.principals.livy;
    return [
        new Livy(
            "gateway",
            {
                ...gateway,
                ...needs,
                namespace: plan.namespaces.livy,
                serviceName: names.gateway,
                serviceAccount: names.gateway,
                host,
                image: plan.images.references.livy,
                imagePullSecrets: plan.images.pullSecrets,
                hadoopUser: names.hadoopUser,
                secretEnv: credentialEnv(plan, principal),
                credentialsRevision: plan.objectStore.store.credentials[principal]?.revision ?? 1,
                settings: { stateRetained, historyServer, overrides: conf },
                storage,
                storageClass,
                exposure: exposureOf(ingress),
                resources: plan.workloads.livy,
            },
            opts,
        ),
    ];
}

interface Declared {
    readonly application: ApplicationPlan;
    readonly runtime: SparkRuntime;

    /** Resolved when the last resource of the platform is made. */
    readonly everything: Promise<unknown>;
}

function makeApplication(
    { cluster }: PlatformPlan,
    { application, runtime, everything }: Declared,
    opts: Child,
): SparkApplication | ScheduledSparkApplication {
    const { name, specification, schedule, awaits, timeoutSeconds } = application;
    return schedule === undefined
        ? new SparkApplication(
              name,
              {
                  specification,
                  runtime,
                  awaits,
                  cluster,
                  failsAfter: everything,
                  ...(timeoutSeconds !== undefined && { timeoutSeconds }),
              },
              opts,
          )
        : new ScheduledSparkApplication(name, { specification, schedule, runtime }, opts);
}

function readyOf(
    components: readonly ({ readonly ready: readonly pulumi.Resource[] } | undefined)[],
): pulumi.Resource[] {
    return components.flatMap((component) => component?.ready ?? []);
}

function restricted(name: string): { readonly name: string; readonly level: "restricted" } {
    return { name, level: "restricted" };
}

/** Known when all the resources are made: a resource's urn is. */
function made(resources: readonly pulumi.Resource[]): pulumi.Output<unknown> {
    return pulumi.all(resources.map(({ urn }) => urn));
}
