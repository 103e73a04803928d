import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

import { Refusal } from "../refusal.ts";
import { haveArtifact } from "./artifact.ts";
import { fetchFile } from "./download.ts";
import { zipEntries } from "./zip.ts";

const version = "1.26.8";

/** sha256 of the toolchain's zip by Node's name of the platform; `go mod download` found both in Go's checksum database. */
const toolchains: Readonly<Record<string, { readonly name: string; readonly sha256: string }>> = {
    "linux-x64": {
        name: "linux-amd64",
        sha256: "30c2b1bf7dcc88d3eb0a1364e47ddd9128edb3110a30e8a0ef61cd5856b31de7",
    },
    "linux-arm64": {
        name: "linux-arm64",
        sha256: "02b36b6787b3ac767668f630e2998df45a3b1f9ffee08d1bf3ef6487cd658d99",
    },
};

/** Go where none is installed: module proxies serve it as a module (https://go.dev/doc/toolchain). Returns the path of `go`. */
export async function haveGoToolchain(): Promise<string> {
    const platform = `${process.platform}-${process.arch}`;
    const toolchain = toolchains[platform];
    if (toolchain === undefined) {
        throw new Refusal(
            `Go for ${platform}: found none on PATH, and fetched it can only be for ${Object.keys(toolchains).join(" or ")}; install Go ${version}`,
        );
    }
    const { name, sha256 } = toolchain;
    const directory = await haveArtifact({
        name: "go",
        version,
        inputs: [sha256],
        make: async (target) => {
            const zip = join(target, "toolchain.zip");
            const file = `golang.org/toolchain/@v/v0.0.1-go${version}.${name}.zip`;
            await fetchFile(`${await moduleProxy()}/${file}`, zip, sha256);
            await unpack(await readFile(zip), target);
            await rm(zip);
        },
    });
    return join(directory, "bin", "go");
}

/** Unpacks as the go command itself does (cmd/go/internal/toolchain/select.go): a module's zip can hold neither modes nor nested go.mod files. */
async function unpack(zip: Buffer, target: string): Promise<void> {
    for (const { path, content } of zipEntries(zip)) {
        // The first folders are the module's path: golang.org/toolchain@version.
        const inside = path.split("/").slice(2).join("/");
        const file = join(target, inside.replace(/(^|\/)_go\.mod$/, "$1go.mod"));
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content());
        if (/^(bin|pkg)\//.test(inside)) {
            await chmod(file, 0o755);
        }
    }
}

/** The first proxy that the user's Go would ask. */
async function moduleProxy(): Promise<string> {
    const setting = process.env["GOPROXY"] || (await settingInFile()) || "https://proxy.golang.org";
    const proxy = setting.split(/[,|]/).find((entry) => /^https?:/.test(entry.trim()));
    if (proxy === undefined) {
        throw new Refusal(
            `GOPROXY=${setting}: names no module proxy to fetch Go ${version} from; name one, or install Go`,
        );
    }
    return proxy.trim().replace(/\/$/, "");
}

/** GOPROXY in the file that `go env -w` writes. */
async function settingInFile(): Promise<string | undefined> {
    const folder = process.env["XDG_CONFIG_HOME"] || join(homedir(), ".config");
    const file = process.env["GOENV"] || join(folder, "go", "env");
    const text = await readFile(file, "utf8").catch(() => "");
    return /^GOPROXY=(.*)$/m.exec(text)?.[1]?.trim();
}
