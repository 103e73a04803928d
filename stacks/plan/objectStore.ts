import type { Bucket, ObjectStore, S3Credentials } from "../../components/contracts/objectStore.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import type { Principal } from "../../components/contracts/principal.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { readsBucket } from "./eventLog.ts";
import { names, s3SecretKeys, s3SecretName, serviceHost, uploadPrefix } from "./names.ts";

/** Where the store comes from, beside what its users see of it. */
export type ObjectStoreOrigin =
    | {
          readonly kind: "minio";
          readonly storage: string;
          readonly storageClass?: string | undefined;
      }
    | { readonly kind: "external" };

export interface ObjectStorePlan {
    readonly origin: ObjectStoreOrigin;
    readonly store: Planned<ObjectStore>;
    readonly principals: readonly Principal[];
}

/** @source https://min.io/docs/minio/linux/reference/minio-server/minio-server.html */
const minioPort = 9000;

/** Decides the store, its buckets, and who may do what in them: Spark, its operator, the History Server, and what other deciders name. */
export function planObjectStore(
    config: PlatformConfig,
    others: { readonly principals: readonly Principal[]; readonly buckets: readonly Bucket[] },
): ObjectStorePlan {
    const { objectStore, bucket, namespaces, kubernetes } = config;
    const principals: Principal[] = [
        {
            name: names.principals.spark,
            namespace: namespaces.jobs,
            grants: [{ bucket: bucket.name, access: "readWrite" }],
        },
        sparkOperator(config),
        ...(readsBucket(config) ? [historyServer(config)] : []),
        ...others.principals,
    ];
    const secrets: Readonly<Record<string, string>> =
        objectStore.kind === "external" ? objectStore.secrets : {};
    const revisions: Readonly<Record<string, number>> = objectStore.keyRevisions;
    const buckets = [
        {
            name: bucket.name,
            prefixes: [bucket.eventLogs, bucket.warehouse],
            // Where there is a file system, uploads lie there.
            ...(config.fileSystem.kind === "none" && {
                expiring: [{ prefix: uploadPrefix, days: config.spark.uploadDays }],
            }),
        },
        ...others.buckets,
    ];
    const credentials = Object.fromEntries(
        principals.map(({ name }) => [
            name,
            credentialsIn(secrets[name] ?? s3SecretName(name), revisions[name] ?? 1),
        ]),
    );
    if (objectStore.kind === "external") {
        const { endpoint, region, addressing } = objectStore;
        return {
            origin: { kind: "external" },
            store: { endpoint, region, addressing, buckets, credentials },
            principals,
        };
    }
    const host = serviceHost(names.objectStoreService, namespaces.system, kubernetes.clusterDomain);
    const { kind, storage, storageClass } = objectStore;
    return {
        origin: { kind, storage, storageClass },
        store: {
            endpoint: `http://${host}:${minioPort}`,
            region: "us-east-1",
            addressing: "path",
            buckets,
            credentials,
        },
        principals,
    };
}

/**
 * Before there is a driver, spark-submit looks up every jar, file, Python file and archive of `deps` (not the main file), since each
 * may be a glob; the operator runs it in its own pod. Drivers fetch what it has found with keys of their own.
 * @source org.apache.spark.deploy.SparkSubmit.prepareSubmitEnvironment, "Resolve glob path for different resources", Spark 3.5.8
 */
function sparkOperator({ namespaces, bucket }: PlatformConfig): Principal {
    return {
        name: names.principals.sparkOperator,
        namespace: namespaces.system,
        grants: [{ bucket: bucket.name, access: "read" }],
    };
}

function historyServer({ namespaces, bucket }: PlatformConfig): Principal {
    return {
        name: names.principals.historyServer,
        namespace: namespaces.system,
        // It deletes what its cleaner finds too old, and sees nothing but event logs.
        grants: [{ bucket: bucket.name, access: "readWrite", prefix: bucket.eventLogs }],
    };
}

function credentialsIn(secretName: string, revision: number): S3Credentials {
    return {
        accessKeyId: { secretName, key: s3SecretKeys.accessKeyId },
        secretAccessKey: { secretName, key: s3SecretKeys.secretAccessKey },
        revision,
    };
}
