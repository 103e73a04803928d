/**
 * A cluster in Docker by kind. Untried: the machines this was written on have no Docker. Each function is one call of the tool, after
 * https://kind.sigs.k8s.io/docs/user/quick-start/.
 */
import { join } from "node:path";

import type { ImageArchive } from "../images/images.ts";
import { localDirectory } from "../paths.ts";
import { phase } from "../progress.ts";
import { attempt, run } from "../run.ts";
import { type Cluster } from "./cluster.ts";
import { useGivenCluster } from "./givenCluster.ts";

const name = "sparkstead";
const container = `${name}-control-plane`;

/** Whether kind is on PATH and Docker answers. */
export async function kindIsUsable(): Promise<boolean> {
    const kind = await attempt("kind", ["version"]);
    return kind.code === 0 && (await attempt("docker", ["info"], { timeout: 10_000 })).code === 0;
}

/** Starts our kind cluster, or makes it. */
export async function startKind(kubectl: string): Promise<Cluster> {
    const kubeconfig = join(localDirectory, "kind.kubeconfig");
    const flags = ["--name", name, "--kubeconfig", kubeconfig];
    await phase("start the kind cluster", async () => {
        if (await kindExists()) {
            await run("docker", ["start", container]);
            await run("kind", ["export", "kubeconfig", ...flags]);
        } else {
            await run("kind", ["create", "cluster", ...flags, "--wait", "3m"]);
        }
    });
    const cluster = await useGivenCluster({ kubectl, kubeconfig, context: `kind-${name}` });
    return { ...cluster, origin: "kind" };
}

/** Brings image archives into the node of our kind cluster. */
export async function loadKindImages(archives: readonly ImageArchive[]): Promise<void> {
    for (const { name: image, archive } of archives) {
        await phase(`load image ${image}`, () =>
            run("kind", ["load", "image-archive", archive, "--name", name]),
        );
    }
}

/** Stops our kind cluster; purging deletes it, and its data with it. */
export async function stopKind({ purge }: { purge: boolean }): Promise<void> {
    if (await kindExists()) {
        await (purge
            ? run("kind", ["delete", "cluster", "--name", name])
            : run("docker", ["stop", container]));
    }
}

async function kindExists(): Promise<boolean> {
    const { stdout } = await attempt("kind", ["get", "clusters"]);
    return stdout.split("\n").includes(name);
}
