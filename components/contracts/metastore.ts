import type * as pulumi from "@pulumi/pulumi";

/** A Hive metastore: the catalogue of tables, reached by Thrift. */
export interface Metastore {
    /** Value of hive.metastore.uris, e.g. "thrift://hive-metastore.spark-system.svc.cluster.local:9083". */
    readonly uri: string;

    /** Where managed tables lie unless a database says otherwise, e.g. "s3a://spark/warehouse/". */
    readonly warehouse: string;

    /** Resources that must be ready before a client starts. */
    readonly ready: readonly pulumi.Resource[];
}
