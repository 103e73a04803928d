import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { credentialsRevision } from "../contracts/credentialsRevision.ts";
import type { FileSystem } from "../contracts/fileSystem.ts";
import type { Metastore } from "../contracts/metastore.ts";
import type { S3Credentials } from "../contracts/objectStore.ts";
import type { Planned } from "../contracts/planned.ts";
import { selectorLabels } from "../kubernetes/labels.ts";
import type { ContainerResources } from "../kubernetes/resources.ts";
import { rollsPods } from "../kubernetes/rollsPods.ts";
import { type HadoopConf, hadoopXml } from "../render/hadoopXml.ts";
import { type LogLevel, log4j2Properties } from "../render/log4j2.ts";
import { type MetastoreDatabase, metastoreSite } from "./metastoreSite.ts";
import { podSpec } from "./pod.ts";
import { type MetastoreScope, component, metadataOf } from "./scope.ts";
import { externalService, thriftService } from "./services.ts";

/** A second Service, for clients outside the cluster. */
export type Exposure =
    | { readonly kind: "none" }
    | { readonly kind: "nodePort"; readonly port?: number | undefined }
    | { readonly kind: "loadBalancer" };

/** What a container that failed does. */
export type OnFailure =
    | { readonly kind: "exit" }
    /** It stays for a while, so that somebody can look into it. */
    | { readonly kind: "sleep"; readonly seconds: number };

export interface HiveMetastoreArgs extends Planned<Metastore> {
    readonly namespace: string;

    /** Name of the Service, and so of the host in `uri`. */
    readonly serviceName: string;

    /** See images/hiveMetastore. */
    readonly image: string;
    readonly imagePullSecrets: readonly string[];

    /** Version of Hive in the image; the pod refuses an image of another. */
    readonly version: string;

    /** An empty database gets the schema of `version`; one of another schema is refused and left as it is. */
    readonly database: MetastoreDatabase;

    /** How s3a opens the warehouse's store; no secrets. */
    readonly storeEntries: HadoopConf;
    readonly storeCredentials: S3Credentials;

    /** A file system that tables may lie on besides. */
    readonly fileSystem?: Pick<Planned<FileSystem>, "clientConfigMap"> | undefined;

    readonly logLevel: LogLevel;
    readonly exposure: Exposure;
    readonly onFailure: OnFailure;
    readonly resources: ContainerResources;

    /** Resources that must be ready before the metastore starts: database, stores. */
    readonly needs: readonly pulumi.Resource[];
}

/**
 * The standalone Hive metastore. An init container makes or checks the schema at each start of a pod; a lock in the database lets one in
 * at a time.
 */
export class HiveMetastore extends pulumi.ComponentResource implements Metastore {
    static readonly __pulumiType = "sparkstead:metastore:HiveMetastore";

    readonly uri: string;
    readonly warehouse: string;
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: HiveMetastoreArgs, opts?: pulumi.ComponentResourceOptions) {
        super(HiveMetastore.__pulumiType, name, {}, opts);
        const scope = { name, args, parent: this };

        const conf = configMap(scope);
        const server = deployment(scope, conf);
        const service = thriftService(scope, server);
        externalService(scope, server);

        this.uri = args.uri;
        this.warehouse = args.warehouse;
        this.ready = [service];
        this.registerOutputs({ uri: this.uri });
    }
}

function configMap(scope: MetastoreScope): kubernetes.core.v1.ConfigMap {
    const { name, args, parent } = scope;
    return new kubernetes.core.v1.ConfigMap(
        name,
        {
            metadata: metadataOf(scope),
            data: {
                "metastore-site.xml": hadoopXml(metastoreSite(args)),
                "metastore-log4j2.properties": log4j2Properties(args.logLevel),
            },
        },
        { parent, ...rollsPods },
    );
}

function deployment(
    scope: MetastoreScope,
    conf: kubernetes.core.v1.ConfigMap,
): kubernetes.apps.v1.Deployment {
    const { name, args, parent } = scope;
    const { database, storeCredentials } = args;
    const metadata = metadataOf(scope);
    const revisions = [database.access.revision, storeCredentials.revision];
    return new kubernetes.apps.v1.Deployment(
        name,
        {
            metadata: { ...metadata, name: args.serviceName },
            spec: {
                replicas: 1,
                // `up` tells why it fails after this; ten minutes, the default, are for larger images.
                progressDeadlineSeconds: 300,
                // A pod that refuses its database leaves the one before it at work.
                strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0 } },
                selector: { matchLabels: selectorLabels(component, name) },
                template: {
                    metadata: {
                        labels: metadata.labels,
                        annotations: { [credentialsRevision]: revisions.join(".") },
                    },
                    spec: podSpec(args, conf),
                },
            },
        },
        { parent, dependsOn: [...args.needs] },
    );
}
