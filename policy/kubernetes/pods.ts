import type { PlannedResource } from "../plannedStack.ts";

/** The fields of a container that rules read. */
export interface Container {
    readonly name?: string;
    readonly image?: string;
    readonly env?: readonly { readonly name?: string; readonly value?: unknown }[];
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
    readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
    readonly seccompProfile?: { readonly type?: string };
}

/** The fields of a pod's spec that rules read. */
export interface PodSpec {
    readonly containers?: readonly Container[];
    readonly initContainers?: readonly Container[];
    readonly hostNetwork?: boolean;
    readonly hostPID?: boolean;
    readonly hostIPC?: boolean;
    readonly securityContext?: Pick<
        ContainerSecurity,
        "runAsNonRoot" | "runAsUser" | "seccompProfile"
    >;
    readonly volumes?: readonly Readonly<Record<string, unknown>>[];
}

interface Props {
    readonly spec?: {
        readonly template?: { readonly spec?: PodSpec };
        readonly jobTemplate?: {
            readonly spec?: { readonly template?: { readonly spec?: PodSpec } };
        };
    };
}

const templated =
    /^kubernetes:(apps\/v1:(Deployment|StatefulSet|DaemonSet|ReplicaSet)|batch\/v1:Job)$/;

/** The pod that a resource makes, if it makes one. */
export function podOf({ type, props }: PlannedResource): PodSpec | undefined {
    const { spec } = props as Props;
    if (type === "kubernetes:core/v1:Pod") {
        return spec as PodSpec | undefined;
    }
    if (type === "kubernetes:batch/v1:CronJob") {
        return spec?.jobTemplate?.spec?.template?.spec;
    }
    return templated.test(type) ? spec?.template?.spec : undefined;
}

/** Every container of a resource's pod, those that run first included. */
export function containersOf(resource: PlannedResource): readonly Container[] {
    const pod = podOf(resource);
    return [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])];
}
