import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { EventLog } from "../contracts/eventLog.ts";
import { sparkConfDirectory } from "../contracts/sparkRuntime.ts";
import { type Exposure, exposed } from "../kubernetes/exposure.ts";
import { recommendedLabels, selectorLabels } from "../kubernetes/labels.ts";
import { podBasics } from "../kubernetes/podBasics.ts";
import { restrictedContainer } from "../kubernetes/podSecurity.ts";
import { type ContainerResources, containerResources } from "../kubernetes/resources.ts";
import { rollsPods } from "../kubernetes/rollsPods.ts";
import { sparkUser } from "../kubernetes/sparkPodTemplate.ts";
import { sparkDefaultsConf } from "../render/sparkConf.ts";
import { type EventStore, type StoreAccess, storeAccess } from "./eventStore.ts";
import { type CleanerSettings, historyServerConf } from "./historyServerConf.ts";

/** @source https://spark.apache.org/docs/3.5.8/monitoring.html, spark.history.ui.port */
const historyServerPort = 18080;

export interface HistoryServerArgs {
    readonly namespace: string;

    /** Name of the Service and of the Deployment. */
    readonly serviceName: string;

    /** An image with Spark and, for s3a, hadoop-aws: the applications' own. */
    readonly image: string;
    readonly imagePullSecrets: readonly string[];

    readonly eventLog: EventLog;

    readonly store: EventStore;

    readonly cleaner: CleanerSettings;
    readonly exposure: Exposure;
    readonly resources: ContainerResources;
}

/** Spark's History Server, the reader of an event log. One replica: two cleaners would fight over the same files. */
export class HistoryServer extends pulumi.ComponentResource {
    static readonly __pulumiType = "sparkstead:historyServer:HistoryServer";

    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: HistoryServerArgs, opts?: pulumi.ComponentResourceOptions) {
        super(HistoryServer.__pulumiType, name, {}, opts);
        const { namespace, serviceName } = args;
        const labels = recommendedLabels("spark-history-server", name);
        const selector = selectorLabels("spark-history-server", name);
        const metadata = { namespace, labels };

        const access = storeAccess(args.store);
        const conf = new kubernetes.core.v1.ConfigMap(
            name,
            {
                metadata,
                data: { "spark-defaults.conf": sparkDefaultsConf(historyServerConf(args)) },
            },
            { parent: this, ...rollsPods },
        );
        const deployment = new kubernetes.apps.v1.Deployment(
            name,
            {
                metadata: { ...metadata, name: serviceName },
                spec: {
                    replicas: 1,
                    strategy: { type: "Recreate" },
                    selector: { matchLabels: selector },
                    template: {
                        metadata: { labels, ...access.metadata },
                        spec: podSpec(args, access, conf),
                    },
                },
            },
            { parent: this, dependsOn: [...args.eventLog.ready] },
        );
        const service = new kubernetes.core.v1.Service(
            name,
            {
                metadata: { ...metadata, name: serviceName },
                spec: { selector, ports: [{ name: "http", port: 80, targetPort: "http" }] },
            },
            { parent: this, dependsOn: [deployment] },
        );
        exposed({ name, metadata, parent: this }, args.exposure, service);

        this.ready = [service];
        this.registerOutputs({});
    }
}

function podSpec(
    args: HistoryServerArgs,
    access: StoreAccess,
    conf: kubernetes.core.v1.ConfigMap,
): kubernetes.types.input.core.v1.PodSpec {
    const probe = { httpGet: { path: "/api/v1/version", port: "http" } };
    return {
        ...podBasics(sparkUser, args.imagePullSecrets),
        containers: [
            {
                name: "history-server",
                image: args.image,
                imagePullPolicy: "IfNotPresent",
                command: ["/opt/spark/bin/spark-class"],
                args: ["org.apache.spark.deploy.history.HistoryServer"],
                env: [
                    { name: "SPARK_CONF_DIR", value: sparkConfDirectory },
                    { name: "SPARK_DAEMON_MEMORY", value: "512m" },
                    ...access.env,
                ],
                ports: [{ name: "http", containerPort: historyServerPort }],
                startupProbe: { ...probe, periodSeconds: 2, failureThreshold: 60 },
                readinessProbe: { ...probe, periodSeconds: 5 },
                livenessProbe: { ...probe, periodSeconds: 20, timeoutSeconds: 5 },
                resources: containerResources(args.resources),
                securityContext: restrictedContainer,
                volumeMounts: [
                    { name: "conf", mountPath: sparkConfDirectory, readOnly: true },
                    { name: "tmp", mountPath: "/tmp" },
                    ...access.mounts,
                ],
            },
        ],
        volumes: [
            { name: "conf", configMap: { name: conf.metadata.name } },
            { name: "tmp", emptyDir: {} },
            ...access.volumes,
        ],
    };
}
