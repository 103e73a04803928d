import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Cluster } from "../cluster/cluster.ts";
import { localDirectory } from "../paths.ts";
import { Refusal } from "../refusal.ts";
import { putFile } from "../toolchain/files.ts";

/** The cluster that the dev stack went to, for `npm stop` and `npm run status`. */
const clusterFile = join(localDirectory, "cluster.json");

export async function rememberCluster(cluster: Cluster): Promise<void> {
    await putFile(clusterFile, `${JSON.stringify(cluster)}\n`);
}

export async function rememberedCluster(): Promise<Cluster | undefined> {
    const text = await readFile(clusterFile, "utf8").catch(() => undefined);
    try {
        return text === undefined ? undefined : (JSON.parse(text) as Cluster);
    } catch {
        throw new Refusal(
            `${clusterFile}: found no JSON, required what the last start wrote there; delete it and run this again`,
        );
    }
}
