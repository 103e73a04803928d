import type { Container } from "./pods.ts";
import type { PlannedResource } from "../plannedStack.ts";

/** The fields of a SparkApplication's spec that rules read. */
export interface SparkSpec {
    readonly image?: string;
    readonly sparkConf?: Readonly<Record<string, unknown>>;
    readonly hadoopConf?: Readonly<Record<string, unknown>>;
    readonly driver?: SparkPod;
    readonly executor?: SparkPod;
}

interface SparkPod extends Pick<Container, "image" | "env"> {
    readonly initContainers?: readonly Container[];
    readonly sidecars?: readonly Container[];
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
