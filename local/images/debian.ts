import { join } from "node:path";

import type { Artifact } from "../builds/artifact.ts";
import { haveSystemPackages, imagePackages } from "../cluster/systemPackages.ts";
import { logDirectory } from "../paths.ts";
import { runConfined } from "./confined.ts";

/** The release that every image is made of, whatever the host runs. */
export const debianRelease = "bookworm";

/** What mmdebstrap makes a root file system of. */
export interface DebianRoot {
    readonly name: string;

    /** `extract` unpacks the packages and configures nothing; `minbase` is a system that runs. */
    readonly variant: "extract" | "minbase";

    readonly packages: readonly string[];
}

/** What nobody reads in a container. The folders of the manual pages stay: Java's package makes links in them. */
const leftOut = [
    "/usr/share/doc/*",
    "/usr/share/info/*",
    "/usr/share/locale/*",
    "/usr/share/man/*.gz",
];
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
        version: debianRelease,
        inputs: options,
        make: async (directory) => {
            await haveSystemPackages(imagePackages);
            const target = join(directory, "debian.tar");
            await runConfined(
                "mmdebstrap",
                [...options, debianRelease, target, ...(mirror === undefined ? [] : [mirror])],
                {
                    // What a killed run leaves behind is deleted with the unfinished artifact.
                    env: { TMPDIR: directory },
                    log: join(logDirectory, `debian-${root.name}.log`),
                },
            );
        },
    };
}
