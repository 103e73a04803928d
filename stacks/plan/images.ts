import { type ImageName, catalogue } from "../../images/catalogue.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { type Versions, versionsIn } from "./imageVersions.ts";
import { type PullSecrets, planPullSecrets } from "./pullSecrets.ts";

/** Images that the platform itself runs; the rest of the catalogue belongs to the embedded node. */
export const platformImages = [
    "spark",
    "sparkOperator",
    "minio",
    "hadoop",
    "zookeeper",
    "postgres",
    "livy",
    "hiveMetastore",
    "probe",
] as const satisfies ImageName[];

type PlatformImage = (typeof platformImages)[number];

export interface ImagePlan extends PullSecrets {
    /** Full reference by name. */
    readonly references: Readonly<Record<PlatformImage, string>>;

    /** What is known to be inside each that the stack runs, by the image's name. */
    readonly versions: Readonly<Record<string, Versions>>;
}

/** Which image stands behind each name, and which of them nobody has named. */
export function planImages(config: PlatformConfig): {
    readonly images: ImagePlan;
    readonly faults: readonly Fault[];
} {
    const { images } = config;
    const unused = unusedImages(config);
    const pulls = planPullSecrets(images);
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
                hiveMetastore: reference("hiveMetastore"),
                probe: reference("probe"),
            },
            ...pulls.secrets,
            versions: Object.fromEntries(
                platformImages
                    .filter((name) => !unused.includes(name))
                    .map((name) => [name, versionsIn(name, config)]),
            ),
        },
        faults: [
            ...pulls.faults,
            ...platformImages
                .filter((name) => catalogue[name].origin === "built")
                .filter((name) => !(name in images.references) && !unused.includes(name))
                .map((name) => ({
                    key: `sparkstead:images.references.${name}`,
                    problem:
                        "found nothing, and no public image will do; `npm run images -- --push REGISTRY` makes one and prints its reference",
                })),
        ],
    };
}

/** Images of parts that this stack leaves out. */
function unusedImages({ gateway, metastore }: PlatformConfig): readonly PlatformImage[] {
    return [
        ...(gateway.kind === "livy" ? [] : (["livy"] as const)),
        ...(metastore.kind === "hive" ? [] : (["hiveMetastore"] as const)),
    ];
}

/** The reference in another registry, path and tag kept: "quay.io/minio/minio:X" -> "registry.example/minio/minio:X". */
function inRegistry(reference: string, registry: string | undefined): string {
    return registry === undefined ? reference : `${registry}/${reference.replace(/^[^/]+\//, "")}`;
}
