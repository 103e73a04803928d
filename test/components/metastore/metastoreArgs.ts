import type { HiveMetastoreArgs } from "../../../components/metastore/index.ts";

/** A metastore on Postgres and s3a, with what a test is about. */
export function metastoreArgs(args: Partial<HiveMetastoreArgs> = {}): HiveMetastoreArgs {
    return {
        uri: "thrift://hive-metastore.system.svc.cluster.local:9083",
        warehouse: "s3a://lake/warehouse/",
        namespace: "system",
        serviceName: "hive-metastore",
        image: "registry.example/hive-metastore:4.0.0",
        imagePullSecrets: ["regcred"],
        version: "4.0.0",
        database: {
            engine: "postgres",
            host: "postgres.system",
            port: 5432,
            access: {
                database: "metastore",
                user: "metastore",
                password: { secretName: "sql-metastore", key: "password" },
                revision: 3,
            },
        },
        storeEntries: { "fs.s3a.endpoint": "http://minio:9000" },
        storeCredentials: {
            accessKeyId: { secretName: "s3-metastore", key: "id" },
            secretAccessKey: { secretName: "s3-metastore", key: "secret" },
            revision: 2,
        },
        logLevel: "INFO",
        exposure: { kind: "none" },
        onFailure: { kind: "exit" },
        resources: { cpu: "50m", memory: "768Mi" },
        needs: [],
        ...args,
    };
}
