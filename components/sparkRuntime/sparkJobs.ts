import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { Planned } from "../contracts/planned.ts";
import type {
    PodSize,
    SharedLibraries,
    SparkDefault,
    SparkRuntime,
} from "../contracts/sparkRuntime.ts";
import { recommendedLabels } from "../kubernetes/labels.ts";
import { sparkSubmitterFiles } from "../kubernetes/sparkSubmitter.ts";

export interface SparkJobsArgs extends Planned<SparkRuntime> {
    /** Text of log4j2.properties. */
    readonly log4j2: string;

    /** Resources that an application needs beside this component's own: its stores, its operator. */
    readonly needs: readonly pulumi.Resource[];
}

/** What a namespace needs so that Spark applications can run in it: an identity, its rights and the runtime's files. */
export class SparkJobs extends pulumi.ComponentResource implements SparkRuntime {
    static readonly __pulumiType = "sparkstead:sparkRuntime:SparkJobs";

    readonly image: string;
    readonly imagePullSecrets: readonly string[];
    readonly sparkVersion: string;
    readonly namespace: string;
    readonly serviceAccount: string;
    readonly driver: PodSize;
    readonly executor: PodSize;
    readonly defaults: readonly SparkDefault[];
    readonly sharedLibraries: SharedLibraries | undefined;
    readonly configMap: string;
    readonly clientConfigMap: string;
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: SparkJobsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(SparkJobs.__pulumiType, name, {}, opts);
        const labels = recommendedLabels("spark", name);
        const metadata = { name: args.serviceAccount, namespace: args.namespace, labels };

        const serviceAccount = new kubernetes.core.v1.ServiceAccount(
            name,
            // Drivers mount the token by their pod template; nobody else who borrows the identity gets it unasked.
            { metadata, automountServiceAccountToken: false },
            { parent: this },
        );
        const role = new kubernetes.rbac.v1.Role(
            name,
            { metadata, rules: driverRules },
            { parent: this },
        );
        const binding = new kubernetes.rbac.v1.RoleBinding(
            name,
            {
                metadata,
                roleRef: {
                    apiGroup: "rbac.authorization.k8s.io",
                    kind: "Role",
                    name: args.serviceAccount,
                },
                subjects: [
                    {
                        kind: "ServiceAccount",
                        name: args.serviceAccount,
                        namespace: args.namespace,
                    },
                ],
            },
            { parent: this, dependsOn: [serviceAccount, role] },
        );
        const configMap = new kubernetes.core.v1.ConfigMap(
            `${name}-runtime`,
            {
                metadata: { name: args.configMap, namespace: args.namespace, labels },
                data: { "log4j2.properties": args.log4j2 },
            },
            { parent: this },
        );

        const clientConfigMap = new kubernetes.core.v1.ConfigMap(
            `${name}-client`,
            {
                metadata: { name: args.clientConfigMap, namespace: args.namespace, labels },
                data: sparkSubmitterFiles("client", args),
            },
            { parent: this },
        );

        this.image = args.image;
        this.imagePullSecrets = args.imagePullSecrets;
        this.sparkVersion = args.sparkVersion;
        this.namespace = args.namespace;
        this.serviceAccount = args.serviceAccount;
        this.driver = args.driver;
        this.executor = args.executor;
        this.defaults = args.defaults;
        this.sharedLibraries = args.sharedLibraries;
        this.configMap = args.configMap;
        this.clientConfigMap = args.clientConfigMap;
        this.ready = [binding, configMap, clientConfigMap, ...args.needs];
        this.registerOutputs({ namespace: this.namespace, serviceAccount: this.serviceAccount });
    }
}

/**
 * Rights of a driver in its own namespace. Without deletecollection it leaves executors and ConfigMaps behind.
 * @source https://spark.apache.org/docs/3.5.8/running-on-kubernetes.html#rbac
 */
const driverRules = [
    {
        apiGroups: [""],
        resources: ["pods", "services", "configmaps", "persistentvolumeclaims"],
        verbs: ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"],
    },
    { apiGroups: [""], resources: ["pods/log"], verbs: ["get"] },
];
