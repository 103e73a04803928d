import { quantityValue } from "../../../components/render/quantity.ts";
import { listed } from "../answers.ts";
import type { Cluster } from "../cluster.ts";

interface LimitRange {
    readonly metadata: { readonly namespace: string };
    readonly spec?: {
        readonly limits?: readonly {
            readonly default?: Readonly<Record<string, string>>;
        }[];
    };
}

/**
 * Cores that a container without a limit gets as one in a namespace; without end where nothing gives it.
 * @source https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export async function cpuLimitsGiven(cluster: Cluster): Promise<(namespace: string) => number> {
    const ranges = await listed<LimitRange>(cluster, "/api/v1/limitranges");
    return (namespace) =>
        // Which of several defaults a container gets is not told: the least, for no false alarm.
        Math.min(
            ...ranges
                .filter(({ metadata }) => metadata.namespace === namespace)
                .flatMap(({ spec }) => spec?.limits ?? [])
                .map((limits) => quantityValue(limits.default?.["cpu"] ?? "") ?? Infinity),
        );
}
