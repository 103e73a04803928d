import { join } from "node:path";

import { type Artifact } from "../builds/artifact.ts";
import { haveSystemPackages, imagePackages } from "../cluster/systemPackages.ts";
import { logDirectory } from "../paths.ts";
import { run } from "../run.ts";

/** The release that every image is made of, whatever the host runs. */
const release = "bookworm";

/** What mmdebstrap makes a root file system of. */
export interface DebianRoot {
    readonly name: string;

    /** `extract` unpacks the packages and configures nothing; `minbase` is a system that runs. */
    readonly variant: "extract" | "minbase";

    readonly packages: readonly string[];
}

/** Documentation that nobody reads in a container. */
const leftOut = ["/usr/share/doc/*", "/usr/share/man/*", "/usr/share/locale/*", "/usr/share/info/*"];
const keptAnyway = ["/usr/share/doc/*/copyright"];

/** A root file system as `debian.tar`. Debian's archive keeps no old versions: its signatures are checked, its versions not pinned. */
export function debianArtifact(root: DebianRoot): Artifact {
    const mirror = process.env["SPARKSTEAD_DEBIAN_MIRROR"];
    const options = [
        `--variant=${root.variant}`,
        "--mode=root",
        ...leftOut.map((path) => `--dpkgopt=path-exclude=${path}`),
        ...keptAnyway.map((path) => `--dpkgopt=path-include=${path}`),
        `--include=${root.packages.join(",")}`,
    ];
    return {
        name: `debian-${root.name}`,
        version: release,
        inputs: options,
        make: async (directory) => {
            await haveSystemPackages(imagePackages);
            const target = join(directory, "debian.tar");
            await run(
                "mmdebstrap",
                [...options, release, target, ...(mirror === undefined ? [] : [mirror])],
                { log: join(logDirectory, `debian-${root.name}.log`) },
            );
        },
    };
}
