import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels } from "../../kubernetes/labels.ts";
import { podBasics } from "../../kubernetes/podBasics.ts";
import type { MinioObjectStoreArgs } from "./minioObjectStore.ts";

/** What every builder of the component's children works with. */
export interface MinioScope {
    readonly name: string;
    readonly args: MinioObjectStoreArgs;
    readonly parent: pulumi.ComponentResource;
}

/** Our user in the image; upstream's image names none and leaves it to the platform. */
const user = 1000;

export function labelsOf({ name }: MinioScope): Readonly<Record<string, string>> {
    return recommendedLabels("minio", name);
}

/** What the server's and the Job's pods have in common. */
export function podOf({ args }: MinioScope): ReturnType<typeof podBasics> {
    return podBasics(user, args.imagePullSecrets);
}
