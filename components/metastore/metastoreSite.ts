import type { SqlAccess, SqlDatabase, SqlEngine } from "../contracts/sqlDatabase.ts";
import type { HadoopConf } from "../render/hadoopXml.ts";
import { unite } from "../render/unite.ts";

/** MetastoreConf.ConfVars.SERVER_PORT of Hive 3.1.3 and 4.0.0. */
export const thriftPort = 9083;

/** Where the metastore keeps its tables, and as whom it logs in there. */
export type MetastoreDatabase = Pick<SqlDatabase, "engine" | "host" | "port"> & {
    readonly access: SqlAccess;
};

interface Sources {
    readonly warehouse: string;
    readonly database: MetastoreDatabase;

    /** How s3a opens the object store; no secrets. */
    readonly storeEntries: HadoopConf;
}

/** Environment variable with the database's password: the file holds its name alone. */
export const passwordVariable = "METASTORE_DATABASE_PASSWORD";

/** metastore-site.xml, for Hive 3.1.3 and 4.0.0. */
export function metastoreSite({ warehouse, database, storeEntries }: Sources): HadoopConf {
    return unite({
        objectStore: storeEntries,
        database: databaseEntries(database),
        metastore: {
            "metastore.thrift.port": String(thriftPort),
            "metastore.warehouse.dir": warehouse,
            // Hive 4's own makes every managed table of Spark's an external one, which Spark then refuses to truncate; blank is none.
            "metastore.metadata.transformer.class": " ",
            // Asynchronous logging needs a library that is not in the distribution.
            "metastore.async.log.enabled": "false",
            // The usual ones are in hive-exec, which the standalone metastore lacks: its own conf/metastore-site.xml names these two.
            "metastore.task.threads.always":
                "org.apache.hadoop.hive.metastore.events.EventCleanerTask",
            "metastore.expression.proxy":
                "org.apache.hadoop.hive.metastore.DefaultPartitionExpressionProxy",
        },
    });
}

function databaseEntries({ engine, host, port, access }: MetastoreDatabase): HadoopConf {
    const { driver, scheme, options } = dialects[engine];
    return {
        "javax.jdo.option.ConnectionDriverName": driver,
        "javax.jdo.option.ConnectionURL": `jdbc:${scheme}://${host}:${port}/${access.database}${options}`,
        "javax.jdo.option.ConnectionUserName": access.user,
        // Hadoop's Configuration puts the value in when it is asked for it.
        "javax.jdo.option.ConnectionPassword": `\${env.${passwordVariable}}`,
    };
}

interface Dialect {
    readonly driver: string;
    readonly scheme: string;
    readonly options: string;
}

const mariadb: Dialect = {
    driver: "org.mariadb.jdbc.Driver",
    scheme: "mariadb",
    // Hive 3.1 knows no product of the name MariaDB.
    options: "?useMysqlMetadata=true",
};

const dialects: Readonly<Record<SqlEngine, Dialect>> = {
    postgres: { driver: "org.postgresql.Driver", scheme: "postgresql", options: "" },
    mariadb,
    // MySQL 8 takes a password without TLS only when it is encrypted with the server's own key.
    mysql: { ...mariadb, options: "?allowPublicKeyRetrieval=true" },
};
