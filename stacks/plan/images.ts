import { type ImageName, catalogue } from "../../images/catalogue.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";

/** Images that the platform itself runs; the rest of the catalogue belongs to the embedded node. */
export const platformImages = [
    "spark",
    "sparkOperator",
    "minio",
    "hadoop",
    "zookeeper",
    "postgres",
    "livy",
] as const satisfies ImageName[];

type PlatformImage = (typeof platformImages)[number];

export interface ImagePlan {
    /** Full reference by name. */
    readonly references: Readonly<Record<PlatformImage, string>>;
    readonly pullSecrets: readonly string[];

    /** What is inside each, by the name of the image and of the program; an image of the user's own is taken at its word. */
    readonly versions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Which image stands behind each name, and which of them nobody has named. */
export function planImages({ images, gateway }: PlatformConfig): {
    readonly images: ImagePlan;
    readonly faults: readonly Fault[];
} {
    const reference = (name: PlatformImage): string =>
        images.references[name] ?? inRegistry(catalogue[name].upstream, images.registry);
    return {
        images: {
            references: {
                spark: reference("spark"),
                sparkOperator: reference("sparkOperator"),
                minio: reference("minio"),
                hadoop: reference("hadoop"),
                zookeeper: reference("zookeeper"),
                postgres: reference("postgres"),
                livy: reference("livy"),
            },
            pullSecrets: images.pullSecrets,
            versions: Object.fromEntries(
                platformImages.map((name) => [name, catalogue[name].versions]),
            ),
        },
        faults: platformImages
            .filter((name) => name !== "livy" || gateway.kind === "livy")
            .filter((name) => catalogue[name].origin === "built" && !(name in images.references))
            .map((name) => ({
                key: `sparkstead:images.references.${name}`,
                problem:
                    "found nothing, and no public image will do; `npm run images -- --push REGISTRY` makes one and prints its reference",
            })),
    };
}

/** The reference in another registry, path and tag kept: "quay.io/minio/minio:X" -> "registry.example/minio/minio:X". */
function inRegistry(reference: string, registry: string | undefined): string {
    return registry === undefined ? reference : `${registry}/${reference.replace(/^[^/]+\//, "")}`;
}
