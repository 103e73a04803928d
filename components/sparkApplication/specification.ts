import { z } from "zod";

import { javaSize, quantity, sparkKey } from "../render/shapes.ts";

/**
 * The fields of SparkApplication.spec (sparkoperator.k8s.io/v1beta2) that users may set. What Kubernetes itself defines (affinity,
 * tolerations, volumes …) is handed on as it is: the API server checks it. Image, sizes and the driver's identity have defaults from
 * the SparkRuntime. Left out are what the platform decides alone (sparkVersion, sparkConfigMap, kubernetesMaster, template, hostNetwork)
 * and what the operator itself calls deprecated (failureRetries, retryInterval, envVars, envSecretKeyRefs).
 * @source https://github.com/kubeflow/spark-operator/blob/v2.5.2/docs/api-docs.md
 */

const stringMap = z.record(z.string(), z.string());
const sparkConf = z.record(sparkKey, z.string());

/** A Kubernetes object that the API server checks. */
const kubernetesObject = z.record(z.string(), z.unknown());

const podFields = {
    cores: z.int().min(1).optional(),
    coreRequest: quantity.optional(),
    coreLimit: quantity.optional(),
    memory: javaSize.optional(),
    memoryLimit: quantity.optional(),
    memoryOverhead: javaSize.optional(),
    gpu: z.strictObject({ name: z.string(), quantity: z.int().min(1) }).optional(),
    image: z.string().optional(),
    configMaps: z.array(z.strictObject({ name: z.string(), path: z.string() })).optional(),
    secrets: z
        .array(
            z.strictObject({
                name: z.string(),
                path: z.string(),
                secretType: z.enum(["GCPServiceAccount", "HadoopDelegationToken", "Generic"]),
            }),
        )
        .optional(),
    env: z.array(kubernetesObject).optional(),
    envFrom: z.array(kubernetesObject).optional(),
    labels: stringMap.optional(),
    annotations: stringMap.optional(),
    volumeMounts: z.array(kubernetesObject).optional(),
    nodeSelector: stringMap.optional(),
    affinity: kubernetesObject.optional(),
    tolerations: z.array(kubernetesObject).optional(),
    podSecurityContext: kubernetesObject.optional(),
    securityContext: kubernetesObject.optional(),
    serviceAccount: z.string().optional(),
    shareProcessNamespace: z.boolean().optional(),
    schedulerName: z.string().optional(),
    sidecars: z.array(kubernetesObject).optional(),
    initContainers: z.array(kubernetesObject).optional(),
    hostAliases: z.array(kubernetesObject).optional(),
    dnsConfig: kubernetesObject.optional(),
    terminationGracePeriodSeconds: z.int().min(0).optional(),
    priorityClassName: z.string().optional(),
    lifecycle: kubernetesObject.optional(),
    javaOptions: z.string().optional(),
    ports: z
        .array(
            z.strictObject({
                name: z.string(),
                containerPort: z.int(),
                protocol: z.enum(["TCP", "UDP", "SCTP"]),
            }),
        )
        .optional(),
};

const driverSchema = z.strictObject({
    ...podFields,
    podName: z.string().optional(),
    serviceAnnotations: stringMap.optional(),
    serviceLabels: stringMap.optional(),
});

const executorSchema = z.strictObject({
    ...podFields,
    instances: z.int().min(1).optional(),
    deleteOnTermination: z.boolean().optional(),
});

/** How the operator exposes a driver's page. */
const exposureFields = {
    servicePortName: z.string().optional(),
    serviceType: z.enum(["ClusterIP", "NodePort", "LoadBalancer"]).optional(),
    serviceAnnotations: stringMap.optional(),
    serviceLabels: stringMap.optional(),
    ingressAnnotations: stringMap.optional(),
    ingressTLS: z.array(kubernetesObject).optional(),
};

export const specificationSchema = z.strictObject({
    type: z.enum(["Java", "Python", "Scala", "R"]),
    mode: z.enum(["cluster", "client"]).optional(),
    mainApplicationFile: z.string().min(1),
    mainClass: z.string().optional(),
    arguments: z.array(z.string()).optional(),
    image: z.string().optional(),
    imagePullPolicy: z.enum(["Always", "IfNotPresent", "Never"]).optional(),
    imagePullSecrets: z.array(z.string()).optional(),
    pythonVersion: z.enum(["2", "3"]).optional(),
    proxyUser: z.string().optional(),
    sparkConf: sparkConf.optional(),
    hadoopConf: stringMap.optional(),
    hadoopConfigMap: z.string().optional(),
    volumes: z.array(kubernetesObject).optional(),
    nodeSelector: stringMap.optional(),
    memoryOverheadFactor: z
        .string()
        .regex(/^\d*\.?\d+$/, 'expected a fraction such as "0.4"')
        .meta({ title: "fraction" })
        .optional(),
    timeToLiveSeconds: z.int().min(1).optional(),
    suspend: z.boolean().optional(),
    batchScheduler: z.string().optional(),
    batchSchedulerOptions: z
        .strictObject({
            queue: z.string().optional(),
            priorityClassName: z.string().optional(),
            resources: z.record(z.string(), quantity).optional(),
        })
        .optional(),
    deps: z
        .strictObject({
            jars: z.array(z.string()).optional(),
            files: z.array(z.string()).optional(),
            pyFiles: z.array(z.string()).optional(),
            packages: z.array(z.string()).optional(),
            excludePackages: z.array(z.string()).optional(),
            repositories: z.array(z.string()).optional(),
            archives: z.array(z.string()).optional(),
        })
        .optional(),
    restartPolicy: z
        .strictObject({
            type: z.enum(["Never", "Always", "OnFailure"]),
            onFailureRetries: z.int().min(0).optional(),
            onFailureRetryInterval: z.int().min(1).optional(),
            onSubmissionFailureRetries: z.int().min(0).optional(),
            onSubmissionFailureRetryInterval: z.int().min(1).optional(),
        })
        .optional(),
    monitoring: z
        .strictObject({
            exposeDriverMetrics: z.boolean(),
            exposeExecutorMetrics: z.boolean(),
            metricsProperties: z.string().optional(),
            metricsPropertiesFile: z.string().optional(),
            prometheus: z
                .strictObject({
                    jmxExporterJar: z.string(),
                    port: z.int().optional(),
                    portName: z.string().optional(),
                    configFile: z.string().optional(),
                    configuration: z.string().optional(),
                })
                .optional(),
        })
        .optional(),
    sparkUIOptions: z
        .strictObject({ servicePort: z.int().optional(), ...exposureFields })
        .optional(),
    driverIngressOptions: z
        .array(
            z.strictObject({
                ...exposureFields,
                servicePort: z.int(),
                servicePortName: z.string(),
                ingressURLFormat: z.string().min(1),
            }),
        )
        .optional(),
    dynamicAllocation: z
        .strictObject({
            enabled: z.boolean(),
            initialExecutors: z.int().min(0).optional(),
            minExecutors: z.int().min(0).optional(),
            maxExecutors: z.int().min(1).optional(),
            shuffleTrackingEnabled: z.boolean().optional(),
            shuffleTrackingTimeout: z.int().optional(),
        })
        .optional(),
    driver: driverSchema.optional(),
    executor: executorSchema.optional(),
});

export type DriverSpecification = z.infer<typeof driverSchema>;
export type ExecutorSpecification = z.infer<typeof executorSchema>;

/** What a user says of an application; `operatorSpec` makes the operator's spec of it. */
export type SparkApplicationSpecification = z.infer<typeof specificationSchema>;

/** The shape of what the operator parses; the ranges of the fields are left to it. */
const cronExpression =
    /^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|@every (\d+(\.\d+)?(ns|us|ms|s|m|h))+|(CRON_TZ=\S+ )?[-\d*,/?A-Za-z]+( [-\d*,/?A-Za-z]+){4})$/;

export const scheduleSchema = z.strictObject({
    schedule: z
        .string()
        .regex(
            cronExpression,
            'expected five cron fields such as "0 3 * * *", or "@daily", or "@every 5m"',
        )
        .describe('Cron expression or "@every 5m", in the operator\'s notation.'),
    timeZone: z.string().optional(),
    suspend: z.boolean().optional(),
    concurrencyPolicy: z.enum(["Allow", "Forbid", "Replace"]).optional(),
    successfulRunHistoryLimit: z.int().min(0).optional(),
    failedRunHistoryLimit: z.int().min(0).optional(),
});

export type Schedule = z.infer<typeof scheduleSchema>;
