import type { PlannedResource } from "../plannedStack.ts";

/** A reference to a key of a Secret or a ConfigMap. */
export interface KeyRef {
    readonly name?: string;
    readonly key?: string;
    readonly optional?: boolean;
}

/** A reference to a whole Secret or ConfigMap. */
interface ObjectRef {
    readonly name?: string;
    readonly secretName?: string;
    readonly optional?: boolean;
    readonly items?: readonly { readonly key?: string }[];
}

export interface EnvVar {
    readonly name?: string;
    readonly value?: unknown;
    readonly valueFrom?: { readonly secretKeyRef?: KeyRef; readonly configMapKeyRef?: KeyRef };
}

interface Probe {
    readonly httpGet?: { readonly port?: string | number };
    readonly tcpSocket?: { readonly port?: string | number };
}

/** The fields of a container that rules read. */
export interface Container {
    readonly name?: string;
    readonly image?: string;
    readonly env?: readonly EnvVar[];
    readonly envFrom?: readonly {
        readonly secretRef?: ObjectRef;
        readonly configMapRef?: ObjectRef;
    }[];
    readonly ports?: readonly {
        readonly name?: string;
        readonly containerPort?: number;
        readonly hostPort?: number;
    }[];
    readonly readinessProbe?: Probe;
    readonly livenessProbe?: Probe;
    readonly startupProbe?: Probe;
    readonly restartPolicy?: string;
    readonly resources?: {
        readonly requests?: Readonly<Record<string, unknown>>;
        readonly limits?: Readonly<Record<string, unknown>>;
    };
    readonly securityContext?: ContainerSecurity;
}

interface ContainerSecurity {
    readonly runAsNonRoot?: boolean;
    readonly runAsUser?: number;
    readonly privileged?: boolean;
    readonly allowPrivilegeEscalation?: boolean;
    readonly readOnlyRootFilesystem?: boolean;
    readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
    readonly seccompProfile?: { readonly type?: string };
}

/** A volume by its kind; only what refers to other objects is spelled out. */
export interface Volume extends Readonly<Record<string, unknown>> {
    readonly secret?: ObjectRef;
    readonly configMap?: ObjectRef;
    readonly persistentVolumeClaim?: { readonly claimName?: string };
    readonly projected?: {
        readonly sources?: readonly {
            readonly secret?: ObjectRef;
            readonly configMap?: ObjectRef;
        }[];
    };
}

/** The fields of a pod's spec that rules read. */
export interface PodSpec {
    readonly containers?: readonly Container[];
    readonly initContainers?: readonly Container[];
    readonly hostNetwork?: boolean;
    readonly hostPID?: boolean;
    readonly hostIPC?: boolean;
    readonly enableServiceLinks?: boolean;
    readonly serviceAccountName?: string;
    readonly automountServiceAccountToken?: boolean;
    readonly imagePullSecrets?: readonly { readonly name?: string }[];
    readonly affinity?: { readonly podAntiAffinity?: unknown };
    readonly topologySpreadConstraints?: readonly unknown[];
    readonly securityContext?: Pick<
        ContainerSecurity,
        "runAsNonRoot" | "runAsUser" | "seccompProfile"
    >;
    readonly volumes?: readonly Volume[];
}

/** What pods are made from. */
export interface PodTemplate {
    readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
    readonly spec?: PodSpec;
}

interface Props extends PodTemplate {
    readonly spec?: PodSpec & {
        readonly template?: PodTemplate;
        readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplate } };
    };
}

const templated =
    /^kubernetes:(apps\/v1:(Deployment|StatefulSet|DaemonSet|ReplicaSet)|batch\/v1:Job)$/;

/** The template of the pods that a resource makes, if it makes some. */
export function podTemplateOf({ type, props }: PlannedResource): PodTemplate | undefined {
    const { metadata, spec } = props as Props;
    if (type === "kubernetes:core/v1:Pod") {
        return { ...(metadata && { metadata }), ...(spec && { spec }) };
    }
    if (type === "kubernetes:batch/v1:CronJob") {
        return spec?.jobTemplate?.spec?.template;
    }
    return templated.test(type) ? spec?.template : undefined;
}

/** The pod that a resource makes, if it makes one. */
export function podOf(resource: PlannedResource): PodSpec | undefined {
    return podTemplateOf(resource)?.spec;
}

/** How many pods a resource runs at a time; a DaemonSet's number is the nodes' affair. */
export function replicasOf({ type, props }: PlannedResource): number {
    const { replicas } = (props as { spec?: { replicas?: number } }).spec ?? {};
    return /:(Deployment|StatefulSet|ReplicaSet)$/.test(type) ? (replicas ?? 1) : 1;
}

/** Every container of a resource's pod, those that run first included. */
export function containersOf(resource: PlannedResource): readonly Container[] {
    const pod = podOf(resource);
    return [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])];
}
