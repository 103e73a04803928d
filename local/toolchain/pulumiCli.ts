import { existsSync } from "node:fs";
import { join } from "node:path";

import { type Artifact, artifactDirectory, haveArtifact } from "../builds/artifact.ts";
import { goArtifact, goTools } from "../builds/goTool.ts";
import { say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { type Version, onPath, versionOf } from "./find.ts";
import { pulumiDistribution, vendorReachable } from "./vendor.ts";

/** A Pulumi CLI: the one named by SPARKSTEAD_PULUMI, on PATH, from the vendor, or built from its Go modules. */
export async function havePulumi(): Promise<string> {
    const given = process.env["SPARKSTEAD_PULUMI"];
    if (given !== undefined) {
        return accepted(given);
    }
    const found = onPath("pulumi");
    if (found !== undefined && isSuitable(await pulumiVersion(found))) {
        return found;
    }
    const built = await goArtifact(goTools.pulumi);
    if (isThere(pulumiDistribution) || (!isThere(built) && (await vendorReachable()))) {
        try {
            return join(await haveArtifact(pulumiDistribution), "pulumi");
        } catch (error) {
            say(`  the vendor's Pulumi CLI could not be had: ${String(error)}`);
        }
    }
    return join(await haveArtifact(built), "pulumi");
}

/** The newest that we know goes with our language host and stand-ins is the oldest that we take; its major is fixed. */
export function isSuitable(version: Version | undefined): boolean {
    const [major, minor] = goTools.pulumi.version.split(".").map(Number);
    return version !== undefined && version.major === major && version.minor >= (minor ?? 0);
}

async function accepted(program: string): Promise<string> {
    const version = await pulumiVersion(program);
    if (!isSuitable(version)) {
        throw new Refusal(
            `SPARKSTEAD_PULUMI=${program}: found ${version === undefined ? "no released Pulumi CLI" : `version ${version.text}`}, ` +
                `required ${goTools.pulumi.version} or a newer 3.x; name another or unset it`,
        );
    }
    return program;
}

async function pulumiVersion(program: string): Promise<Version | undefined> {
    return versionOf(program, ["version"]);
}

function isThere(artifact: Artifact): boolean {
    return existsSync(artifactDirectory(artifact));
}
