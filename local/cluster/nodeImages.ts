import { join } from "node:path";

import type { ImageArchive } from "../images/images.ts";
import { phase } from "../progress.ts";
import { run } from "../run.ts";
import { containerdSocket, places } from "./layout.ts";

/** Brings images into the embedded node, but those that are there under their reference: it names their content. */
export async function importImages(archives: readonly ImageArchive[]): Promise<void> {
    const present = new Set((await containerd(["images", "list", "--quiet"])).split("\n"));
    for (const { name, reference, archive } of archives) {
        if (!present.has(reference)) {
            await phase(`import image ${name}`, () => containerd(["images", "import", archive]));
        }
    }
}

/** Gives an image of the node a second name. */
export async function nameImage(reference: string, name: string): Promise<void> {
    await containerd(["images", "tag", "--force", reference, name]);
}

/** Runs containerd's client in the namespace that the kubelet uses. */
export async function containerd(args: readonly string[]): Promise<string> {
    const connection = ["--address", containerdSocket, "--namespace", "k8s.io"];
    return run(join(places.programs, "ctr"), [...connection, ...args]);
}
