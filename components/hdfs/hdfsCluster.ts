import * as pulumi from "@pulumi/pulumi";

import type { FileSystem } from "../contracts/fileSystem.ts";
import type { Planned } from "../contracts/planned.ts";
import type { Exposure } from "../kubernetes/exposure.ts";
import type { HadoopConf } from "../render/hadoopXml.ts";
import { clientConfigMaps } from "./clientConfigMaps.ts";
import { dataNodes } from "./dataNodes.ts";
import { disruptionBudget } from "./disruption.ts";
import { httpFs } from "./httpFs.ts";
import { journalNodes } from "./journalNodes.ts";
import { nameNodes } from "./nameNodes.ts";
import type { Spread } from "./placement.ts";
import type { HdfsSizes, HdfsTopology } from "./topology.ts";
import { zooKeeper } from "./zooKeeper.ts";

export interface HdfsClusterArgs extends Planned<FileSystem> {
    /** What there is, where, and by which names. */
    readonly topology: HdfsTopology;

    readonly images: { readonly hadoop: string; readonly zookeeper: string };
    readonly imagePullSecrets: readonly string[];

    /** Size of each container; a daemon's heap is derived from its memory. */
    readonly sizes: HdfsSizes;

    /** Whether pods of a role may share a node when there are too few of them. `required` leaves them Pending instead. */
    readonly spread: Spread;

    /** How people outside reach WebHDFS. */
    readonly exposure: Exposure;
}

/** HDFS: two NameNodes with a journal quorum and automatic failover, or one; DataNodes; an entrance for WebHDFS. */
export class HdfsCluster extends pulumi.ComponentResource implements FileSystem {
    static readonly __pulumiType = "sparkstead:hdfs:HdfsCluster";

    readonly defaultFs: string;
    readonly coreSite: HadoopConf;
    readonly hdfsSite: HadoopConf;
    readonly clientConfigMap: string;
    readonly clientNamespaces: readonly string[];
    readonly webHdfs: string | undefined;
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: HdfsClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        super(HdfsCluster.__pulumiType, name, {}, opts);
        const scope = { name, args, parent: this };
        const { nameNodes: choice, webHdfs } = args.topology;

        const quorum =
            choice.mode === "ha" ? [zooKeeper(scope, choice), journalNodes(scope, choice)] : [];
        const names = nameNodes(scope, quorum);
        const blocks = dataNodes(scope, [names]);
        const confs = clientConfigMaps(name, args, this);
        if (webHdfs === "httpFs") {
            httpFs(scope, [names]);
        }
        if (choice.mode === "ha") {
            disruptionBudget(scope, "zookeeper");
            disruptionBudget(scope, "journalnode");
        }
        disruptionBudget(scope, "namenode");
        disruptionBudget(scope, "datanode");

        this.defaultFs = args.defaultFs;
        this.coreSite = args.coreSite;
        this.hdfsSite = args.hdfsSite;
        this.clientConfigMap = args.clientConfigMap;
        this.clientNamespaces = args.clientNamespaces;
        this.webHdfs = args.webHdfs;
        this.ready = [names, blocks, ...confs];
        this.registerOutputs({ defaultFs: this.defaultFs, webHdfs: this.webHdfs });
    }
}
