import { mkdir, readlink, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";

import { artifactDirectory } from "../builds/artifact.ts";
import { goArtifact, goTools, type GoTool, haveGoTool } from "../builds/goTool.ts";
import { places } from "./layout.ts";

/** Names of the programs in `places.programs`, by the tool that holds them and the binary they are links to. */
const programs: readonly { tool: GoTool; binary: string; names: readonly string[] }[] = [
    {
        tool: goTools.kubernetes,
        binary: "kubernetes",
        names: [
            "kube-apiserver",
            "kube-controller-manager",
            "kube-scheduler",
            "kube-proxy",
            "kubelet",
            "kubectl",
        ],
    },
    { tool: goTools.etcd, binary: "etcd", names: ["etcd"] },
    ...["containerd", "containerd-shim-runc-v2", "ctr"].map((binary) => ({
        tool: goTools.containerd,
        binary,
        names: [binary],
    })),
];

/** Makes every program of the node, and its link. */
export async function havePrograms(): Promise<void> {
    await mkdir(places.programs, { recursive: true });
    for (const tool of new Set(programs.map(({ tool }) => tool))) {
        await haveGoTool(tool);
    }
    for (const { link, target } of await links()) {
        const fresh = `${link}.new`;
        await rm(fresh, { force: true });
        await symlink(target, fresh);
        await rename(fresh, link);
    }
}

/** Whether every program is a link to the version that it should be. */
export async function programsAreCurrent(): Promise<boolean> {
    for (const { link, target } of await links()) {
        if ((await readlink(link).catch(() => undefined)) !== target) {
            return false;
        }
    }
    return true;
}

async function links(): Promise<readonly { link: string; target: string }[]> {
    const found = await Promise.all(
        programs.map(async ({ tool, binary, names }) => {
            const target = join(artifactDirectory(await goArtifact(tool)), binary);
            return names.map((name) => ({ link: join(places.programs, name), target }));
        }),
    );
    return found.flat();
}
