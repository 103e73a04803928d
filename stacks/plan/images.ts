import { type ImageName, catalogue } from "../../images/catalogue.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import type { ContentPlan } from "./content.ts";
import type { FileSystemPlan } from "./fileSystem.ts";
import type { GatewayPlan } from "./gateway.ts";
import { type Versions, versionsIn } from "./imageVersions.ts";
import type { MetastorePlan } from "./metastore.ts";
import type { ObjectStorePlan } from "./objectStore.ts";
import { type PullSecrets, planPullSecrets } from "./pullSecrets.ts";
import type { SqlDatabasePlan } from "./sqlDatabase.ts";

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

    /** Those that pods of the stack run. */
    readonly used: readonly PlatformImage[];

    /** What is known to be inside each of them, by the image's name. */
    readonly versions: Readonly<Record<string, Versions>>;
}

/** What decides which images run. */
interface Parts {
    readonly objectStore: ObjectStorePlan;
    readonly sqlDatabase: SqlDatabasePlan | undefined;
    readonly fileSystem: FileSystemPlan | undefined;
    readonly metastore: MetastorePlan | undefined;
    readonly gateway: GatewayPlan | undefined;
    readonly content: ContentPlan;
}

/** Which image stands behind each name, which of them run, and which of those nobody has named. */
export function planImages(
    config: PlatformConfig,
    parts: Parts,
): {
    readonly images: ImagePlan;
    readonly faults: readonly Fault[];
} {
    const { images } = config;
    const used = platformImages.filter((name) => isUsed(name, parts));
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
            used,
            versions: Object.fromEntries(used.map((name) => [name, versionsIn(name, config)])),
        },
        faults: [
            ...pulls.faults,
            ...used
                .filter((name) => catalogue[name].origin === "built")
                .filter((name) => !(name in images.references))
                .map((name) => ({
                    key: `sparkstead:images.references.${name}`,
                    problem:
                        "found nothing, and no public image will do; `npm run images -- --push REGISTRY` makes one and prints its reference",
                })),
        ],
    };
}

/** Whether pods of the stack run an image. What a part needs that somebody else runs is none of them. */
function isUsed(name: PlatformImage, parts: Parts): boolean {
    const { objectStore, sqlDatabase, fileSystem, metastore, gateway, content } = parts;
    switch (name) {
        case "spark":
        case "sparkOperator":
        case "probe":
            return true;
        case "minio":
            return (
                objectStore.origin.kind === "minio" ||
                content.bucket !== undefined ||
                (sqlDatabase?.origin.kind === "postgres" &&
                    sqlDatabase.origin.backup.kind === "scheduled")
            );
        case "postgres":
            return sqlDatabase?.origin.kind === "postgres";
        case "hadoop":
            return fileSystem !== undefined;
        case "zookeeper":
            return (
                fileSystem?.origin.kind === "hdfs" &&
                fileSystem.origin.topology.nameNodes.mode === "ha"
            );
        case "hiveMetastore":
            return metastore?.origin.kind === "hive";
        case "livy":
            return gateway?.origin.kind === "livy";
    }
}

/** The reference in another registry, path and tag kept: "quay.io/minio/minio:X" -> "registry.example/minio/minio:X". */
function inRegistry(reference: string, registry: string | undefined): string {
    return registry === undefined ? reference : `${registry}/${reference.replace(/^[^/]+\//, "")}`;
}
