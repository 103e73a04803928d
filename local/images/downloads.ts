import { createHash, type Hash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { pipeline } from "node:stream/promises";

import type { Download, MavenDownload, PypiDownload } from "../../images/downloads.ts";
import type { Artifact } from "../builds/artifact.ts";
import { haveArtifact } from "../builds/artifact.ts";
import { Refusal } from "../refusal.ts";

const mavenRepository =
    process.env["SPARKSTEAD_MAVEN_REPOSITORY"] ?? "https://repo.maven.apache.org/maven2";
/** pip's own variable: who has a mirror has set it already. */
const pypiIndex = process.env["PIP_INDEX_URL"] ?? "https://pypi.org/simple";

/** Name of the file that a download brings. */
export function fileName(download: Download): string {
    return download.from === "maven"
        ? `${download.artifact}-${download.version}.jar`
        : `${download.project}-${download.version}.tar.gz`;
}

/** Path of a downloaded file, fetched if it is not in the cache. */
export async function haveDownload(download: Download): Promise<string> {
    const directory =
        download.from === "maven" ? await fetchMavenArtifact(download) : await fetchPypi(download);
    return join(directory, fileName(download));
}

function fetchMavenArtifact(download: MavenDownload): Promise<string> {
    const { group, artifact, version } = download;
    const folder = [...group.split("."), artifact, version].join("/");
    return haveArtifact(
        downloadArtifact(download, artifact, () =>
            Promise.resolve(`${mavenRepository}/${folder}/${fileName(download)}`),
        ),
    );
}

function fetchPypi(download: PypiDownload): Promise<string> {
    return haveArtifact(
        downloadArtifact(download, download.project, async () => {
            const page = `${pypiIndex.replace(/\/$/, "")}/${download.project}/`;
            const text = await (await get(page)).text();
            const links = [...text.matchAll(/href="([^"#]+)/g)].map((match) => match[1] ?? "");
            const link = links.find((href) => href.endsWith(`/${fileName(download)}`));
            if (link === undefined) {
                throw new Refusal(
                    `${page}: found no ${fileName(download)}; use an index that has it (PIP_INDEX_URL)`,
                );
            }
            return new URL(link, page).href;
        }),
    );
}

function downloadArtifact(
    download: Download,
    name: string,
    address: () => Promise<string>,
): Artifact {
    return {
        name,
        version: download.version,
        inputs: [download.sha256],
        make: async (directory) => {
            const url = await address();
            const found = await save(url, join(directory, fileName(download)));
            if (found !== download.sha256) {
                throw new Refusal(
                    `${url}: found sha256 ${found}, required ${download.sha256}; what the registry serves is not what was pinned`,
                );
            }
        },
    };
}

/** Writes what a URL serves to a file; returns its sha256. */
async function save(url: string, file: string): Promise<string> {
    const hash = createHash("sha256");
    const { body } = await get(url);
    try {
        // The DOM's and Node's types of the same stream differ.
        await pipeline(
            Readable.fromWeb(body as ReadableStream),
            hashing(hash),
            createWriteStream(file),
        );
    } catch (error) {
        throw new Refusal(`${url}: broke off (${String(error)}); run this again`);
    }
    return hash.digest("hex");
}

/** A step of a pipeline that passes everything on and adds it to a hash. */
function hashing(hash: Hash): (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer> {
    return async function* (chunks) {
        for await (const chunk of chunks) {
            hash.update(chunk);
            yield chunk;
        }
    };
}

async function get(url: string): Promise<Response> {
    let response: Response;
    try {
        response = await fetch(url);
    } catch (error) {
        const { cause } = error as { cause?: Error };
        throw new Refusal(
            `${url}: no answer (${cause?.message ?? String(error)}); check the network, then run this again`,
        );
    }
    if (!response.ok) {
        throw new Refusal(
            `${url}: found HTTP ${response.status}, required 200; check the registry, then run this again`,
        );
    }
    return response;
}
