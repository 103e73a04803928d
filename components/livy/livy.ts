import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { credentialsRevision } from "../contracts/credentialsRevision.ts";
import type { FileSystem } from "../contracts/fileSystem.ts";
import type { Metastore } from "../contracts/metastore.ts";
import type { Planned } from "../contracts/planned.ts";
import type { SecretKeyRef } from "../contracts/secretKeyRef.ts";
import type { GatewayAbilities, SparkGateway } from "../contracts/sparkGateway.ts";
import type { SparkRuntime } from "../contracts/sparkRuntime.ts";
import { type Exposure, exposed } from "../kubernetes/exposure.ts";
import { recommendedLabels, selectorLabels } from "../kubernetes/labels.ts";
import type { ContainerResources } from "../kubernetes/resources.ts";
import { retainedClaim } from "../kubernetes/retainedClaim.ts";
import { rollsPods } from "../kubernetes/rollsPods.ts";
import type { Quantity } from "../render/quantity.ts";
import { access } from "./access.ts";
import type { LivySettings } from "./livyConf.ts";
import { livyFiles } from "./livyFiles.ts";
import { livyPod, servicePorts } from "./server.ts";

export interface LivyArgs extends Planned<SparkGateway> {
    readonly namespace: string;

    /** Name of the Service and of the Deployment. */
    readonly serviceName: string;

    /** Name of Livy's identity, also of its Role in the jobs' namespace. */
    readonly serviceAccount: string;

    /** Host of the Service, by which drivers of sessions call back. */
    readonly host: string;

    /** An image of `version`: images/livy. */
    readonly image: string;
    readonly imagePullSecrets: readonly string[];

    /** What its batches run with, and where. */
    readonly runtime: SparkRuntime;

    /** Its client ConfigMap exists in `namespace`. */
    readonly fileSystem: FileSystem | undefined;

    /** Who Livy is in the file system, to which it uploads. */
    readonly hadoopUser: string;

    readonly metastore: Metastore | undefined;

    /** Environment variables whose values are secrets. */
    readonly secretEnv: Readonly<Record<string, SecretKeyRef>>;

    /** Of those secrets: another one rolls the pod. */
    readonly credentialsRevision: number;

    /** What the config says beside. */
    readonly settings: Omit<LivySettings, "abilities" | "hive">;

    /** Size of the volume with logs and state; it grows in place where the StorageClass can. */
    readonly storage: Quantity;
    readonly storageClass?: string | undefined;

    readonly exposure: Exposure;
    readonly resources: ContainerResources;
}

/** Livy, which submits batches into the jobs' namespace. One replica: what it knows of them is in its memory. */
export class Livy extends pulumi.ComponentResource implements SparkGateway {
    static readonly __pulumiType = "sparkstead:livy:Livy";

    readonly url: string;
    readonly version: string;
    readonly abilities: GatewayAbilities;
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: LivyArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Livy.__pulumiType, name, {}, opts);
        const { namespace, serviceName, abilities, runtime, fileSystem, metastore } = args;
        const labels = recommendedLabels("livy", name);
        const selector = selectorLabels("livy", name);
        const metadata = { namespace, labels };

        const settings = { ...args.settings, abilities, hive: metastore !== undefined };
        const conf = new kubernetes.core.v1.ConfigMap(
            name,
            { metadata, data: livyFiles({ settings, host: args.host, runtime, metastore }) },
            { parent: this, ...rollsPods },
        );
        const claim = retainedClaim(`${name}-data`, { ...args, labels }, this);
        const rights = access(name, { ...args, jobNamespace: runtime.namespace, labels }, this);
        const needs = [runtime, fileSystem, metastore].flatMap((part) => part?.ready ?? []);
        const deployment = new kubernetes.apps.v1.Deployment(
            name,
            {
                metadata: { ...metadata, name: serviceName },
                spec: {
                    replicas: 1,
                    strategy: { type: "Recreate" },
                    selector: { matchLabels: selector },
                    template: {
                        metadata: {
                            labels,
                            annotations: {
                                [credentialsRevision]: String(args.credentialsRevision),
                            },
                        },
                        spec: livyPod(args, {
                            conf: conf.metadata.name,
                            claim: claim.metadata.name,
                        }),
                    },
                },
            },
            { parent: this, dependsOn: [...rights, ...needs] },
        );
        const ports = servicePorts(args).map((port) => ({ ...port, targetPort: port.name }));
        const service = new kubernetes.core.v1.Service(
            name,
            { metadata: { ...metadata, name: serviceName }, spec: { selector, ports } },
            { parent: this, dependsOn: [deployment] },
        );
        exposed({ name, metadata, parent: this }, args.exposure, service);

        this.url = args.url;
        this.version = args.version;
        this.abilities = abilities;
        this.ready = [service];
        this.registerOutputs({ url: this.url, version: this.version });
    }
}
