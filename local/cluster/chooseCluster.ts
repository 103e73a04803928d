import { existsSync } from "node:fs";

import type { ImageArchive } from "../images/images.ts";
import type { Cluster } from "./cluster.ts";
import { startEmbedded } from "./embedded.ts";
import { useGivenCluster } from "./givenCluster.ts";
import { kindIsUsable, loadKindImages, startKind, stopKind } from "./kindCluster.ts";
import { adminKubeconfig } from "./layout.ts";
import { importImages } from "./nodeImages.ts";
import { stopEmbedded } from "./stopEmbedded.ts";

export interface ClusterWish {
    /** Path of kubectl. */
    readonly kubectl: string;

    /** @default SPARKSTEAD_CONTEXT; without it a cluster of our own */
    readonly context?: string;
}

/** The context of a cluster of the user's, or nothing for one of ours. */
export function namedContext(context: string | undefined): string {
    return context ?? process.env["SPARKSTEAD_CONTEXT"] ?? "";
}

/** The cluster to use, running: the one that the user names, else kind where Docker runs, else the embedded node. */
export async function chooseCluster({ kubectl, context }: ClusterWish): Promise<Cluster> {
    const named = namedContext(context);
    if (named !== "") {
        return useGivenCluster({ kubectl, context: named });
    }
    // Once an embedded node holds data, Docker's coming must not hide it.
    const isEmbedded = existsSync(adminKubeconfig);
    return !isEmbedded && (await kindIsUsable()) ? startKind(kubectl) : startEmbedded();
}

/** Brings images to where the cluster finds them; one that the user gives pulls them from a registry. */
export async function bringImages(
    cluster: Cluster,
    archives: readonly ImageArchive[],
): Promise<void> {
    switch (cluster.origin) {
        case "embedded":
            return importImages(archives);
        case "kind":
            return loadKindImages(archives);
        case "given":
            return;
    }
}

/** Stops the clusters that are ours; purging deletes their data. */
export async function stopCluster(options: { purge: boolean }): Promise<void> {
    await stopEmbedded(options);
    await stopKind(options);
}
