import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { haveSystemPackages, imagePackages } from "../cluster/systemPackages.ts";
import { logDirectory } from "../paths.ts";
import { Refusal } from "../refusal.ts";
import { attempt } from "../run.ts";
import { runConfined } from "./confined.ts";

export interface ImageBuild {
    /** Folder with a Containerfile and all that it copies. */
    readonly context: string;

    /** OCI archive that the Containerfile's `BASE` names. */
    readonly baseArchive: string | undefined;

    /** Folder for buildah's storage, so that the user's own stays as it is; deleted by the caller. */
    readonly storage: string;

    readonly reference: string;

    /** OCI archive to write. */
    readonly archive: string;
}

/** Builds an image into an archive. */
export async function buildArchive(build: ImageBuild): Promise<void> {
    await haveSystemPackages(imagePackages);
    if (process.getuid?.() !== 0) {
        throw new Refusal(
            "building images: found an ordinary user, required root (a build mounts); run this as root",
        );
    }
    await mkdir(build.storage, { recursive: true });
    const buildah = await buildahIn(build.storage, build.reference);
    await buildah(
        "build",
        "--format=oci",
        ...(build.baseArchive === undefined
            ? []
            : [`--build-arg=BASE=oci-archive:${build.baseArchive}`]),
        `--tag=${build.reference}`,
        build.context,
    );
    await buildah("push", build.reference, `oci-archive:${build.archive}:${build.reference}`);
}

async function buildahIn(
    storage: string,
    reference: string,
): Promise<(...args: string[]) => Promise<void>> {
    const places = [`--root=${join(storage, "root")}`, `--runroot=${join(storage, "run")}`];
    const overlay = [...places, "--storage-driver=overlay"];
    // An overlay on an overlay, as inside a container, is refused by the kernel; vfs copies each layer but works everywhere.
    const { code } = await attempt("buildah", [...overlay, "info"]);
    const options = code === 0 ? overlay : [...places, "--storage-driver=vfs"];
    return async (...args) => {
        await runConfined("buildah", [...options, ...args], {
            // Isolation by runc would need a cgroup manager and an own network.
            env: { BUILDAH_ISOLATION: "chroot" },
            log: join(logDirectory, `image-${reference.replaceAll(/[/:]/g, "-")}.log`),
        });
    };
}
