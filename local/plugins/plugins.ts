import { readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";

import { haveArtifact } from "../builds/artifact.ts";
import { goCommand } from "../builds/go.ts";
import { logDirectory } from "../paths.ts";
import { run } from "../run.ts";

/** A provider plugin as the engine finds it: an executable called `pulumi-resource-<name>`. */
export interface Plugin {
    readonly name: "kubernetes" | "random" | "command";

    /** Version of the vendor's plugin that it stands in for, and of its package in package.json. */
    readonly version: string;

    readonly binary: string;
}

const versions = [
    { name: "kubernetes", version: "4.34.2" },
    { name: "random", version: "4.21.2" },
    { name: "command", version: "1.2.1" },
] as const satisfies readonly Pick<Plugin, "name" | "version">[];

const program = "sparkstead-plugins";
const flags = ["-trimpath", "-buildvcs=false", "-ldflags", "-s -w"];

/** The stand-in plugins, built from this folder; SUPPORTED.md says what they do. */
export async function havePlugins(): Promise<readonly Plugin[]> {
    const directory = await haveArtifact({
        name: "plugins",
        version: versions.map(({ version }) => version).join("-"),
        inputs: [...(await sources()), ...flags],
        make: async (made) => {
            const go = await goCommand();
            await run(go.command, ["build", ...flags, "-o", join(made, program), "."], {
                cwd: import.meta.dirname,
                env: go.environment,
                log: join(logDirectory, "build-plugins.log"),
            });
            // One program: it acts as the plugin whose name it is called by.
            await Promise.all(
                versions.map(({ name }) => symlink(program, join(made, fileOf(name)))),
            );
        },
    });
    return versions.map(({ name, version }) => ({
        name,
        version,
        binary: join(directory, fileOf(name)),
    }));
}

function fileOf(name: Plugin["name"]): string {
    return `pulumi-resource-${name}`;
}

async function sources(): Promise<string[]> {
    const files = (await readdir(import.meta.dirname, { recursive: true }))
        .filter((file) => /(\.go|^go\.mod|^go\.sum)$/.test(file) && !file.endsWith("_test.go"))
        .sort();
    const texts = await Promise.all(
        files.map((file) => readFile(join(import.meta.dirname, file), "utf8")),
    );
    return files.flatMap((file, index) => [file, texts[index] ?? ""]);
}
