import { credentialsRevision } from "../contracts/credentialsRevision.ts";
import { sparkConfDirectory } from "../contracts/sparkRuntime.ts";
import { type ContainerResources, containerResources } from "../kubernetes/resources.ts";
import { secretVariables } from "../kubernetes/secretVariables.ts";
import type { SparkOperatorArgs } from "./sparkOperator.ts";

/** The check Job ends at once; the capacity check counts it all the same. */
export const checkResources = { cpu: "20m", memory: "64Mi" } as const;

/** Values of a chart: plain, so that a preview shows every object. */
export interface ChartValues {
    readonly [key: string]: ChartValue;
}

export type ChartValue = string | number | boolean | null | readonly ChartValue[] | ChartValues;

/**
 * Values for the operator's chart.
 * @source charts/spark-operator-chart/values.yaml of kubeflow/spark-operator 2.5.2
 */
export function chartValues(args: SparkOperatorArgs): ChartValues {
    const { image, imagePullSecrets, jobNamespaces, controller, webhook, overrides } = args;
    return mergeValues(
        {
            image: {
                ...imageParts(image),
                pullSecrets: imagePullSecrets.map((name) => ({ name })),
            },
            // A hook: Pulumi runs none. It owns the CRDs as ordinary resources instead.
            hook: { upgradeCrd: false },
            controller: {
                ...podValues(controller),
                ...storeAccess(args),
                annotations: { [credentialsRevision]: String(args.credentialsRevision) },
                leaderElection: { enable: false },
            },
            webhook: {
                enable: true,
                ...podValues(webhook),
                leaderElection: { enable: false },
            },
            spark: {
                jobNamespaces,
                // The identity of applications is SparkJobs' affair, and the operator's own namespace has none.
                serviceAccount: { create: false },
                rbac: { create: false },
            },
        },
        overrides,
    );
}

/** How spark-submit, which runs in the controller, reaches what an application's `deps` name. */
function storeAccess({ secretEnv, fileSystem }: SparkOperatorArgs): ChartValues {
    const keys = secretVariables(secretEnv);
    if (fileSystem === undefined) {
        return { env: keys };
    }
    const { clientConfigMap, hadoopUser } = fileSystem;
    return {
        env: [
            ...keys,
            // On the class path; HADOOP_CONF_DIR is refused beside spark.kubernetes.hadoop.configMapName.
            { name: "SPARK_CONF_DIR", value: sparkConfDirectory },
            { name: "HADOOP_USER_NAME", value: hadoopUser },
        ],
        // The chart's own lists, which these replace, have /tmp alone.
        volumes: [
            { name: "tmp", emptyDir: { sizeLimit: "1Gi" } },
            { name: "hadoop", configMap: { name: clientConfigMap } },
        ],
        volumeMounts: [
            { name: "tmp", mountPath: "/tmp" },
            { name: "hadoop", mountPath: sparkConfDirectory, readOnly: true },
        ],
    };
}

function podValues(resources: ContainerResources): ChartValues {
    return {
        resources: containerResources(resources),
        // A mesh sidecar between the API server and the webhook breaks its TLS (kubeflow/spark-operator#3100).
        labels: { "sidecar.istio.io/inject": "false" },
    };
}

/** The chart puts registry/repository:tag together again. */
function imageParts(reference: string): ChartValues {
    const [, registry = "", repository = "", tag = ""] =
        /^([^/]+)\/(.+):([^:/]+)$/.exec(reference) ?? [];
    return { registry, repository, tag };
}

/** The base with the overrides' leaves in place of its own; lists are replaced whole. */
export function mergeValues(base: ChartValues, overrides: ChartValues): ChartValues {
    const merged = new Map(Object.entries(base));
    for (const [key, value] of Object.entries(overrides)) {
        const below = merged.get(key);
        merged.set(key, isValues(below) && isValues(value) ? mergeValues(below, value) : value);
    }
    return Object.fromEntries(merged);
}

function isValues(value: ChartValue | undefined): value is ChartValues {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
