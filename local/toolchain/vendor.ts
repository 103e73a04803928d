/** What Pulumi Inc. offers for download. None of it could be tried where this was written: there is no such network there. */
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { Artifact } from "../builds/artifact.ts";
import { goTools } from "../builds/goTool.ts";
import { say } from "../progress.ts";
import { run } from "../run.ts";

const site = "https://get.pulumi.com";

/** A closed network must not cost more than this. */
const patienceMilliseconds = 3000;

let vendorAnswers: Promise<boolean> | undefined;

/** Whether the vendor's site answers from here; asked once. */
export async function vendorReachable(): Promise<boolean> {
    vendorAnswers ??= answers(site);
    return vendorAnswers;
}

/** Whether a site of the open internet answers from here; says so if not. */
export async function answers(url: string): Promise<boolean> {
    const ok = await fetch(url, {
        method: "HEAD",
        signal: AbortSignal.timeout(patienceMilliseconds),
    }).then(
        (response) => response.ok,
        () => false,
    );
    if (!ok) {
        say(`  ${url} does not answer: what it offers is built or stood in for`);
    }
    return ok;
}

/** The vendor's CLI with its language hosts, as its install script gets it. */
export const pulumiDistribution: Artifact = {
    name: "pulumi-distribution",
    version: goTools.pulumi.version,
    inputs: [process.platform, process.arch],
    make: async (directory) => {
        const system = `${process.platform}-${process.arch}`;
        const archive = join(directory, "pulumi.tar.gz");
        const response = await fetch(
            `${site}/releases/sdk/pulumi-v${goTools.pulumi.version}-${system}.tar.gz`,
        );
        if (!response.ok || response.body === null) {
            throw new Error(`${response.url} answered ${String(response.status)}`);
        }
        await pipeline(Readable.fromWeb(response.body), createWriteStream(archive));
        await run("tar", ["-xzf", archive, "-C", directory, "--strip-components=1"]);
        await rm(archive);
    },
};
