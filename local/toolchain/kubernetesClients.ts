import { join } from "node:path";

import { artifactDirectory } from "../builds/artifact.ts";
import { goArtifact, goTools, haveGoTool } from "../builds/goTool.ts";
import { putFile, putLink } from "./files.ts";
import { onPath, versionOf } from "./find.ts";
import { binDirectory } from "./places.ts";
import { quoted } from "./shell.ts";

/** kubectl: the user's if it may talk to the embedded node's version, else the one in that node's own binary. */
export async function haveKubectl(): Promise<void> {
    const found = onPath("kubectl");
    const target =
        found !== undefined && (await mayTalk(found))
            ? found
            : join(await haveGoTool(goTools.kubernetes), "kubernetes");
    await putLink(join(binDirectory, "kubectl"), target);
}

/** One minor version of difference is supported (https://kubernetes.io/releases/version-skew-policy/#kubectl). */
async function mayTalk(kubectl: string): Promise<boolean> {
    const [major, minor] = goTools.kubernetes.version.split(".").map(Number);
    const version = await versionOf(kubectl, ["version", "--client"]);
    return (
        version !== undefined &&
        version.major === major &&
        Math.abs(version.minor - (minor ?? 0)) <= 1
    );
}

/** helm: the user's, else a command that builds it when it is first called. Nothing here needs it; people like to have it. */
export async function haveHelm(): Promise<void> {
    const helm = join(binDirectory, "helm");
    const found = onPath("helm");
    if (found !== undefined) {
        await putLink(helm, found);
        return;
    }
    const built = join(artifactDirectory(await goArtifact(goTools.helm)), "helm");
    const build = join(import.meta.dirname, "buildHelm.ts");
    await putFile(
        helm,
        `#!/bin/sh
set -e
[ -x ${quoted(built)} ] || ${quoted(process.execPath)} ${quoted(build)} >&2
exec ${quoted(built)} "$@"
`,
        0o755,
    );
}
