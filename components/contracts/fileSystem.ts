import type * as pulumi from "@pulumi/pulumi";

import type { HadoopConf } from "../render/hadoopXml.ts";

/** A Hadoop file system that all pods share. Clients know its nameservice, never one NameNode, so a failover is not theirs to notice. */
export interface FileSystem {
    /** Value of fs.defaultFS, e.g. "hdfs://lake". */
    readonly defaultFs: string;

    /** What a client's core-site.xml and hdfs-site.xml say. */
    readonly coreSite: HadoopConf;
    readonly hdfsSite: HadoopConf;

    /**
     * ConfigMap with both files, of the same name in every namespace of `clientNamespaces`. Running applications mount it by this
     * name, so it must not change.
     */
    readonly clientConfigMap: string;
    readonly clientNamespaces: readonly string[];

    /** URL of WebHDFS for users outside the cluster's network, e.g. "http://hdfs-httpfs.apache-hdfs.svc.cluster.local:14000/webhdfs/v1". */
    readonly webHdfs: string | undefined;

    /** Resources that must be ready before a client starts: NameNodes, DataNodes, ConfigMaps. */
    readonly ready: readonly pulumi.Resource[];
}

/** Where clients mount `clientConfigMap`: the value of HADOOP_CONF_DIR. */
export const hadoopConfDirectory = "/etc/hadoop/conf";

/** The two files of `clientConfigMap`. */
export const hadoopConfFiles = { coreSite: "core-site.xml", hdfsSite: "hdfs-site.xml" } as const;
