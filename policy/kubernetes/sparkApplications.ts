import type { PlannedResource } from "../plannedStack.ts";
import type { Container, PodSpec, PodTemplate, Volume } from "./pods.ts";

/** The fields of a SparkApplication's spec that rules read. */
export interface SparkSpec {
    readonly image?: string;
    readonly imagePullSecrets?: readonly string[];
    readonly sparkConf?: Readonly<Record<string, unknown>>;
    readonly hadoopConf?: Readonly<Record<string, unknown>>;
    readonly hadoopConfigMap?: string;
    readonly volumes?: readonly Volume[];
    readonly driver?: SparkPod;
    readonly executor?: SparkPod;
}

interface SparkPod extends Pick<
    Container,
    "image" | "env" | "envFrom" | "ports" | "securityContext"
> {
    readonly cores?: number;
    readonly coreRequest?: string;
    readonly memory?: string;
    readonly serviceAccount?: string;
    readonly hostNetwork?: boolean;
    readonly podSecurityContext?: NonNullable<PodSpec["securityContext"]>;
    readonly secrets?: readonly { readonly name?: string }[];
    readonly configMaps?: readonly { readonly name?: string }[];
    readonly initContainers?: readonly Container[];
    readonly sidecars?: readonly Container[];
    readonly template?: PodTemplate;
}

/** Who a pod of Spark is. */
type SparkRole = "driver" | "executor";

/** What a SparkApplication runs, or a scheduled one again and again. */
export function sparkSpecOf({ type, props }: PlannedResource): SparkSpec | undefined {
    const { spec } = props as { spec?: SparkSpec & { template?: SparkSpec } };
    if (type.endsWith(":ScheduledSparkApplication")) {
        return spec?.template;
    }
    return type.endsWith(":SparkApplication") ? spec : undefined;
}

/**
 * The pods that Spark makes of a SparkApplication's templates and the operator's webhook completes, by role; the container that is
 * Spark's own has the role's name.
 * @source internal/webhook/sparkpod_defaulter.go of kubeflow/spark-operator 2.5.2: a security context takes the place of the template's
 */
export function sparkPodsOf(
    resource: PlannedResource,
): readonly (readonly [role: SparkRole, pod: PodSpec])[] {
    const spec = sparkSpecOf(resource);
    return spec === undefined
        ? []
        : (["driver", "executor"] as const).map((role) => [role, sparkPod(role, spec)]);
}

function sparkPod(role: SparkRole, spec: SparkSpec): PodSpec {
    const pod = spec[role] ?? {};
    const template = pod.template?.spec ?? {};
    const [main = {}, ...beside] = template.containers ?? [];
    const securityContext = pod.podSecurityContext ?? template.securityContext;
    return {
        ...template,
        ...(securityContext && { securityContext }),
        ...(pod.serviceAccount !== undefined && { serviceAccountName: pod.serviceAccount }),
        ...(pod.hostNetwork !== undefined && { hostNetwork: pod.hostNetwork }),
        initContainers: [...(template.initContainers ?? []), ...(pod.initContainers ?? [])],
        containers: [{ ...main, ...ownContainer(role, pod) }, ...beside, ...(pod.sidecars ?? [])],
        volumes: [
            ...(template.volumes ?? []),
            ...(spec.volumes ?? []),
            ...(pod.secrets ?? []).map(({ name = "" }) => ({ secret: { secretName: name } })),
            ...[...(pod.configMaps ?? []), { name: spec.hadoopConfigMap }]
                .filter(({ name }) => name !== undefined)
                .map(({ name = "" }) => ({ configMap: { name } })),
            ...confVolumes(role, spec.sparkConf ?? {}),
        ],
    };
}

/** Spark itself sets requests, and a limit of memory, from the sizes or their defaults. */
function ownContainer(name: string, pod: SparkPod): Container {
    const { image, env, envFrom, ports, securityContext } = pod;
    const memory = pod.memory ?? "1g";
    return {
        name,
        ...(image !== undefined && { image }),
        ...(env && { env }),
        ...(envFrom && { envFrom }),
        ...(ports && { ports }),
        ...(securityContext && { securityContext }),
        resources: {
            requests: { cpu: pod.coreRequest ?? pod.cores ?? 1, memory },
            limits: { memory },
        },
    };
}

/**
 * Volumes that Spark makes of its settings.
 * @source https://spark.apache.org/docs/3.5.8/running-on-kubernetes.html#using-kubernetes-volumes
 */
function confVolumes(role: SparkRole, conf: NonNullable<SparkSpec["sparkConf"]>): Volume[] {
    const beginning = `spark.kubernetes.${role}.`;
    return Object.entries(conf).flatMap(([key, value]): Volume[] => {
        const entry = key.startsWith(beginning) ? key.slice(beginning.length) : "";
        const text = String(value);
        const [, secretName] = /^secrets\.([^.]+)$/.exec(entry) ?? [];
        if (secretName !== undefined) {
            return [{ secret: { secretName } }];
        }
        if (/^volumes\.hostPath\.[^.]+\.options\.path$/.test(entry)) {
            return [{ hostPath: { path: text } }];
        }
        // Of an OnDemand one Spark makes the claim itself.
        return /^volumes\.persistentVolumeClaim\.[^.]+\.options\.claimName$/.test(entry) &&
            text !== "OnDemand"
            ? [{ persistentVolumeClaim: { claimName: text } }]
            : [];
    });
}

/** The containers of a SparkApplication's pods. */
export function sparkContainersOf(resource: PlannedResource): readonly Container[] {
    return sparkPodsOf(resource).flatMap(([, { containers = [], initContainers = [] }]) => [
        ...containers,
        ...initContainers,
    ]);
}

/** The templates that Spark makes its pods from, by role. */
export function sparkTemplatesOf(
    resource: PlannedResource,
): readonly (readonly [role: string, template: PodTemplate])[] {
    const { driver, executor } = sparkSpecOf(resource) ?? {};
    return Object.entries({ driver, executor }).flatMap(([role, pod]) =>
        pod?.template === undefined ? [] : [[role, pod.template] as const],
    );
}
