import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import {
    installedPackages,
    requiredPlugins,
} from "../../../../local/toolchain/languageHost/packages.ts";

describe("the language host's scan of a program's packages", () => {
    let program: string;

    beforeEach(async () => {
        program = await mkdtemp(join(tmpdir(), "sparkstead-packages-"));
    });

    afterEach(async () => {
        await rm(program, { recursive: true });
    });

    it("finds the plugin of a package that another package brings", async () => {
        await lay(program, {
            "package.json": { dependencies: { platform: "1.0.0" } },
            "node_modules/platform/package.json": {
                version: "1.0.0",
                dependencies: { "@pulumi/random": "^4" },
            },
            "node_modules/@pulumi/random/package.json": {
                version: "4.21.2",
                pulumi: { resource: true, name: "random", version: "4.21.2" },
            },
        });

        const plugins = requiredPlugins(await installedPackages(program));

        assert.deepEqual(plugins, [plugin("random", "4.21.2")]);
    });

    it("names both versions when a dependency has its own older copy", async () => {
        await lay(program, {
            "package.json": { dependencies: { aged: "1", cloud: "2" } },
            "node_modules/cloud/package.json": { version: "2.0.0", pulumi: { resource: true } },
            "node_modules/aged/package.json": { version: "1.0.0", dependencies: { cloud: "1" } },
            "node_modules/aged/node_modules/cloud/package.json": {
                version: "1.5.0",
                pulumi: { resource: true },
            },
        });

        const plugins = requiredPlugins(await installedPackages(program));

        assert.deepEqual(plugins.map(({ version }) => version).sort(), ["1.5.0", "2.0.0"]);
    });

    it("takes name and version from the package where pulumi does not say them, without scope and v", async () => {
        await lay(program, {
            "package.json": { dependencies: { "@pulumi/command": "*" } },
            "node_modules/@pulumi/command/package.json": {
                version: "v4.5.0",
                pulumi: { resource: true },
            },
        });

        const plugins = requiredPlugins(await installedPackages(program));

        assert.deepEqual(plugins, [plugin("command", "4.5.0")]);
    });

    it("leaves out what is declared but not installed, and what is installed but not declared", async () => {
        await lay(program, {
            "package.json": { dependencies: { absent: "1" } },
            "node_modules/stray/package.json": { version: "1.0.0", pulumi: { resource: true } },
        });

        const packages = await installedPackages(program);

        assert.deepEqual(packages, []);
    });

    it("reads the manifest above a program that has none of its own, as a policy pack's folder may", async () => {
        await lay(program, {
            "package.json": { dependencies: { lake: "1" } },
            "node_modules/lake/package.json": { version: "1.0.0" },
        });

        const packages = await installedPackages(join(program, "policy"));

        assert.deepEqual(
            packages.map(({ name, version, direct }) => ({ name, version, direct })),
            [{ name: "lake", version: "1.0.0", direct: true }],
        );
    });
});

function plugin(name: string, version: string): object {
    return { name, version, server: "", parameterization: undefined };
}

async function lay(root: string, files: Readonly<Record<string, object>>): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), JSON.stringify(content));
    }
}
