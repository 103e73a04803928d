import { join } from "node:path";

import type { Download, MavenDownload, PypiDownload } from "../../images/downloads.ts";
import type { Artifact } from "../builds/artifact.ts";
import { haveArtifact } from "../builds/artifact.ts";
import { fetchFile, get, shown } from "../builds/download.ts";
import { Refusal } from "../refusal.ts";

export const mavenRepository =
    process.env["SPARKSTEAD_MAVEN_REPOSITORY"] ?? "https://repo.maven.apache.org/maven2";
/** pip's own variable: who has a mirror has set it already. */
const pypiIndex = process.env["PIP_INDEX_URL"] ?? "https://pypi.org/simple";

/** Name of the file that a download brings. */
export function fileName(download: Download): string {
    if (download.from === "pypi") {
        return `${download.project}-${download.version}.tar.gz`;
    }
    const { artifact, version, classifier, extension = "jar" } = download;
    const tail = classifier === undefined ? "" : `-${classifier}`;
    return `${artifact}-${version}${tail}.${extension}`;
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
                    `${shown(page)}: found no ${fileName(download)}; use an index that has it (PIP_INDEX_URL)`,
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
            await fetchFile(await address(), join(directory, fileName(download)), download.sha256);
        },
    };
}
