import { type ImageName, catalogue } from "../../images/catalogue.ts";
import type { PlatformConfig } from "../config/schema.ts";

/** Images that the platform itself runs; the rest of the catalogue belongs to the embedded node. */
export const platformImages = ["spark", "sparkOperator", "minio"] as const satisfies ImageName[];

export interface ImagePlan {
    /** Full reference by name. */
    readonly references: Readonly<Record<(typeof platformImages)[number], string>>;
    readonly pullSecrets: readonly string[];
}

/** Registry under which `npm run images` files what it builds. */
const ownRegistry = "sparkstead.local";

/** Which image stands behind each name: the config's reference, else the catalogue's; from the config's registry, if it names one. */
export function planImages(images: PlatformConfig["images"]): ImagePlan {
    const reference = (name: (typeof platformImages)[number]): string =>
        inRegistry(images.references[name] ?? catalogueReference(name), images.registry);
    return {
        references: {
            spark: reference("spark"),
            sparkOperator: reference("sparkOperator"),
            minio: reference("minio"),
        },
        pullSecrets: images.pullSecrets,
    };
}

/** What the catalogue says: upstream's own image, or the name of the one that is built from it. */
function catalogueReference(name: ImageName): string {
    const image = catalogue[name];
    return image.origin === "built" ? `${ownRegistry}/${name}:${image.version}` : image.upstream;
}

/** The reference in another registry, path and tag kept: "quay.io/minio/minio:X" -> "registry.example/minio/minio:X". */
function inRegistry(reference: string, registry: string | undefined): string {
    return registry === undefined ? reference : `${registry}/${reference.replace(/^[^/]+\//, "")}`;
}
