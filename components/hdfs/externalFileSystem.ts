import * as pulumi from "@pulumi/pulumi";

import type { FileSystem } from "../contracts/fileSystem.ts";
import type { Planned } from "../contracts/planned.ts";
import { type Asker, reachability } from "../kubernetes/reachability.ts";
import type { HadoopConf } from "../render/hadoopXml.ts";
import { clientConfigMaps } from "./clientConfigMaps.ts";
import { nameNodeEndpoints } from "./nameNodeEndpoints.ts";

export interface ExternalFileSystemArgs extends Planned<FileSystem> {
    readonly asker: Asker;
}

/** A Hadoop file system that somebody else runs: what clients need to know of it is delivered as if it were ours. */
export class ExternalFileSystem extends pulumi.ComponentResource implements FileSystem {
    static readonly __pulumiType = "sparkstead:hdfs:ExternalFileSystem";

    readonly defaultFs: string;
    readonly coreSite: HadoopConf;
    readonly hdfsSite: HadoopConf;
    readonly clientConfigMap: string;
    readonly clientNamespaces: readonly string[];
    readonly webHdfs: string | undefined;
    readonly ready: readonly pulumi.Resource[];

    constructor(
        name: string,
        args: ExternalFileSystemArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ExternalFileSystem.__pulumiType, name, {}, opts);
        this.defaultFs = args.defaultFs;
        this.coreSite = args.coreSite;
        this.hdfsSite = args.hdfsSite;
        this.clientConfigMap = args.clientConfigMap;
        this.clientNamespaces = args.clientNamespaces;
        this.webHdfs = args.webHdfs;
        const endpoints = nameNodeEndpoints(args);
        this.ready = [
            ...clientConfigMaps(name, args, this),
            ...(endpoints.length === 0
                ? []
                : [
                      reachability(
                          `${name}-check`,
                          {
                              ...args.asker,
                              subject: `fileSystem "${name}" (${args.defaultFs})`,
                              endpoints,
                              configKey: "sparkstead:fileSystem.defaultFs",
                          },
                          this,
                      ),
                  ]),
        ];
        this.registerOutputs({ defaultFs: this.defaultFs, webHdfs: this.webHdfs });
    }
}
