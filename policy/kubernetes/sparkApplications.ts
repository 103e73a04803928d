import type { PlannedResource } from "../plannedStack.ts";
import type { Container, PodTemplate } from "./pods.ts";

/** The fields of a SparkApplication's spec that rules read. */
export interface SparkSpec {
    readonly image?: string;
    readonly imagePullSecrets?: readonly string[];
    readonly sparkConf?: Readonly<Record<string, unknown>>;
    readonly hadoopConf?: Readonly<Record<string, unknown>>;
    readonly driver?: SparkPod;
    readonly executor?: SparkPod;
}

interface SparkPod extends Pick<Container, "image" | "env" | "envFrom"> {
    readonly serviceAccount?: string;
    readonly initContainers?: readonly Container[];
    readonly sidecars?: readonly Container[];
    readonly template?: PodTemplate;
}

/** What a SparkApplication runs, or a scheduled one again and again. */
export function sparkSpecOf({ type, props }: PlannedResource): SparkSpec | undefined {
    const { spec } = props as { spec?: SparkSpec & { template?: SparkSpec } };
    if (type.endsWith(":ScheduledSparkApplication")) {
        return spec?.template;
    }
    return type.endsWith(":SparkApplication") ? spec : undefined;
}

/** The containers that the operator will make of a SparkApplication. */
export function sparkContainersOf(resource: PlannedResource): readonly Container[] {
    const { driver, executor } = sparkSpecOf(resource) ?? {};
    return Object.entries({ driver, executor }).flatMap(([role, pod = {}]) => [
        { ...pod, name: role },
        ...(pod.initContainers ?? []),
        ...(pod.sidecars ?? []),
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
