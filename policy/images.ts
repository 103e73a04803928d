import { containersOf } from "./pods.ts";
import type { PlannedResource } from "./rule.ts";

interface SparkSpec {
    readonly image?: string;
    readonly driver?: { readonly image?: string };
    readonly executor?: { readonly image?: string };
}

/** Every image that a resource makes run: of its pod, or of the drivers and executors that the operator will make. */
export function imagesOf(resource: PlannedResource): readonly string[] {
    const { spec } = resource.props as { spec?: SparkSpec & { template?: SparkSpec } };
    const spark = resource.type.endsWith(":SparkApplication")
        ? spec
        : resource.type.endsWith(":ScheduledSparkApplication")
          ? spec?.template
          : undefined;
    return [
        ...containersOf(resource).map(({ image }) => image),
        spark?.image,
        spark?.driver?.image,
        spark?.executor?.image,
    ].filter((image) => image !== undefined);
}
