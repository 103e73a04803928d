import type { PlannedResource } from "../../../policy/plannedStack.ts";
import { planWith } from "../../support/config.ts";

export const goodPlan = planWith();

const labels = { "app.kubernetes.io/name": "app", "app.kubernetes.io/instance": "good" };
const metadata = {
    name: "app",
    namespace: "spark-system",
    labels: { ...labels, "sparkstead.io/stack": "sparkstead.dev" },
};
const own = { labels: { "sparkstead.io/stack": "sparkstead.dev" } };
const probe = { httpGet: { path: "/", port: "http" } };

/** A container that no rule objects to. */
export const goodContainer = {
    name: "main",
    image: goodPlan.images.references.spark,
    env: [{ name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "app", key: "password" } } }],
    ports: [{ name: "http", containerPort: 8080 }],
    readinessProbe: probe,
    livenessProbe: probe,
    resources: { requests: { cpu: "10m", memory: "16Mi" }, limits: { memory: "16Mi" } },
    securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
    },
    volumeMounts: [{ name: "conf", mountPath: "/conf" }],
};

/** A pod that no rule objects to. */
export const goodPod = {
    serviceAccountName: "app",
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    containers: [goodContainer],
    volumes: [{ name: "conf", configMap: { name: "app" } }],
};

/** What a set of pods is made of. */
export const goodWorkload = {
    metadata,
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: goodPod } },
};

/** A resource of Kubernetes by the last parts of its type: "core/v1:Service". */
export function object(
    type: string,
    name: string,
    props: Readonly<Record<string, unknown>>,
): PlannedResource {
    return { type: `kubernetes:${type}`, name, urn: `urn:${name}`, parent: "urn:platform", props };
}

/** An object of the stack in the platform's own namespace. */
export function owned(
    type: string,
    name: string,
    props: Readonly<Record<string, unknown>>,
): PlannedResource {
    return object(type, name, { metadata: { ...own, name, namespace: "spark-system" }, ...props });
}

/** What Spark makes a pod from, as the platform gives it. */
export const sparkTemplate = {
    spec: {
        enableServiceLinks: false,
        securityContext: goodPod.securityContext,
        containers: [
            {
                securityContext: {
                    ...goodContainer.securityContext,
                    readOnlyRootFilesystem: false,
                },
            },
        ],
    },
};

/** A SparkApplication of the platform. */
export function application({
    driver,
    executor,
    ...spec
}: Readonly<Record<string, unknown>>): PlannedResource {
    return object("sparkoperator.k8s.io/v1beta2:SparkApplication", "pi", {
        metadata: { ...own, name: "pi", namespace: "spark-jobs" },
        spec: {
            ...spec,
            driver: { template: sparkTemplate, ...(driver as object | undefined) },
            executor: { template: sparkTemplate, ...(executor as object | undefined) },
        },
    });
}

/** A small stack that no rule objects to; fixtures change it. */
export const goodStack: readonly PlannedResource[] = [
    {
        type: "sparkstead:stacks:Platform",
        name: "platform",
        urn: "urn:platform",
        props: { plan: goodPlan },
    },
    {
        type: "pulumi:providers:kubernetes",
        name: "cluster",
        urn: "urn:cluster",
        props: { context: goodPlan.cluster.context },
    },
    ...["spark-system", "spark-jobs"].map((name) =>
        object("core/v1:Namespace", name, {
            metadata: {
                name,
                labels: { ...own.labels, "pod-security.kubernetes.io/enforce": "restricted" },
            },
        }),
    ),
    object("apps/v1:Deployment", "app", goodWorkload),
    owned("core/v1:Service", "service", {
        spec: { selector: labels, ports: [{ name: "http", port: 80, targetPort: "http" }] },
    }),
    owned("core/v1:ServiceAccount", "account", {
        metadata: { ...own, name: "app", namespace: "spark-system" },
    }),
    owned("core/v1:ConfigMap", "conf", {
        metadata: { ...own, name: "app", namespace: "spark-system" },
        data: { "app.conf": "level=info\n" },
    }),
    owned("core/v1:Secret", "secret", {
        metadata: { ...own, name: "app", namespace: "spark-system" },
        stringData: { password: "generated" },
    }),
    owned("core/v1:ConfigMap", "history", {
        data: { "h.conf": `spark.history.fs.logDirectory=${goodPlan.eventLog.directory}` },
    }),
    { type: "kubernetes:helm.sh/v4:Chart", name: "chart", urn: "urn:chart", props: {} },
    {
        ...owned("core/v1:ServiceAccount", "chart-account", {}),
        parent: "urn:chart",
    },
];
