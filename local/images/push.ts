import { haveSystemPackages, imagePackages } from "../cluster/systemPackages.ts";
import { Refusal } from "../refusal.ts";
import { attempt } from "../run.ts";
import type { ImageArchive } from "./images.ts";

/** Host with an optional port and path, as a reference begins: no scheme, no tag, no capitals. */
const registryPattern = /^[a-z0-9]+([.-][a-z0-9]+)*(:\d+)?(\/[a-z0-9]+([._-][a-z0-9]+)*)*$/;

/** A registry as the user names it, or a refusal. */
export function registry(given: string): string {
    if (!registryPattern.test(given)) {
        throw new Refusal(
            `--push: found "${given}", required HOST[:PORT][/PATH] in small letters, as in registry.example.com/spark`,
        );
    }
    return given;
}

/** Reference of an image in a registry: its own name and tag below it. */
export function pushedReference(image: Pick<ImageArchive, "reference">, to: string): string {
    return `${to}/${image.reference.slice(image.reference.indexOf("/") + 1)}`;
}

/** Copies an image into a registry, logged in to as skopeo and podman are (`skopeo login`); returns its reference there. */
export async function pushImage(image: ImageArchive, to: string): Promise<string> {
    await haveSystemPackages(imagePackages);
    const reference = pushedReference(image, to);
    // As Docker has it, a registry on this machine needs no certificate.
    const plain = /^(localhost|127\.0\.0\.1)[:/]/.test(`${to}/`);
    const { code, stderr } = await attempt("skopeo", [
        "copy",
        ...(plain ? ["--dest-tls-verify=false"] : []),
        `oci-archive:${image.archive}`,
        `docker://${reference}`,
    ]);
    if (code !== 0) {
        throw new Refusal(`${reference} could not be pushed: ${lastMessage(stderr)}`);
    }
    return reference;
}

/** The text of the last line that skopeo logs, which is `time=… level=fatal msg="…"`. */
function lastMessage(output: string): string {
    const line = output.trim().split("\n").at(-1) ?? "";
    return /msg="(.*)"$/.exec(line)?.[1]?.replaceAll('\\"', '"') ?? line;
}
